/** The spelling of a lease behind a value: {@link dev.larder.runtime.internal.lease.Signature}. */
@NullMarked
package dev.larder.runtime.internal.lease;

import org.jspecify.annotations.NullMarked;
