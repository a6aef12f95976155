/** Sends events to listeners and to the log: {@link dev.larder.runtime.internal.event.Events}. */
@NullMarked
package dev.larder.runtime.internal.event;

import org.jspecify.annotations.NullMarked;
