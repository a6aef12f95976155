/** The glob dialect of Redis; see {@link dev.larder.runtime.internal.glob.GlobMatcher}. */
@NullMarked
package dev.larder.runtime.internal.glob;

import org.jspecify.annotations.NullMarked;
