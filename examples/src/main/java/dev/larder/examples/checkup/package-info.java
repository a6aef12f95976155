/** What to look at when something is wrong; {@link dev.larder.examples.checkup.Checkup} is the entry point. */
@NullMarked
package dev.larder.examples.checkup;

import org.jspecify.annotations.NullMarked;
