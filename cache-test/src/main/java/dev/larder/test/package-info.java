/**
 * The test kit: {@link dev.larder.test.LarderTest} and {@link dev.larder.test.RedisTest} give tests a
 * {@link dev.larder.runtime.Larder}, and {@link dev.larder.test.LarderAssertions} says what it did.
 */
@NullMarked
package dev.larder.test;

import org.jspecify.annotations.NullMarked;
