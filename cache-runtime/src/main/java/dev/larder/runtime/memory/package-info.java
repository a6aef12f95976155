/**
 * A store in this JVM, for tests of applications and for experiments:
 * {@link dev.larder.runtime.memory.InMemoryCacheStore}.
 */
@NullMarked
package dev.larder.runtime.memory;

import org.jspecify.annotations.NullMarked;
