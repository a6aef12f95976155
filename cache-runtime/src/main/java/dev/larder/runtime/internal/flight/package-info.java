/**
 * One load per key in this JVM: {@link dev.larder.runtime.internal.flight.Flights} finds the
 * {@link dev.larder.runtime.internal.flight.Flight} of a key.
 */
@NullMarked
package dev.larder.runtime.internal.flight;

import org.jspecify.annotations.NullMarked;
