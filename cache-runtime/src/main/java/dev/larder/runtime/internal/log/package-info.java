/** Logging that cannot flood: {@link dev.larder.runtime.internal.log.TroubleLog}. */
@NullMarked
package dev.larder.runtime.internal.log;

import org.jspecify.annotations.NullMarked;
