/** Telling listeners and logs what happens: {@link dev.larder.runtime.internal.event.Events}. */
@NullMarked
package dev.larder.runtime.internal.event;

import org.jspecify.annotations.NullMarked;
