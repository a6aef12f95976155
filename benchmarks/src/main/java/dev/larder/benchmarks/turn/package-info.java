/** Turns that contenders take, each in a JVM of its own: {@link dev.larder.benchmarks.turn.Turnstile}. */
@NullMarked
package dev.larder.benchmarks.turn;

import org.jspecify.annotations.NullMarked;
