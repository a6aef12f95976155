/** What the oracles have in common: their {@link dev.larder.runtime.consistency.run.Options options} and faults. */
@NullMarked
package dev.larder.runtime.consistency.run;

import org.jspecify.annotations.NullMarked;
