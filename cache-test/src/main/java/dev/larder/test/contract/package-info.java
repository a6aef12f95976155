/**
 * Contracts as tests: whoever writes a store or a codec extends {@link dev.larder.test.contract.StoreContract} or
 * {@link dev.larder.test.contract.CodecContract}. They need AssertJ on the class path.
 */
@NullMarked
package dev.larder.test.contract;

import org.jspecify.annotations.NullMarked;
