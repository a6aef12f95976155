/** What happened in a cache under test: {@link dev.larder.test.history.CacheHistory}. */
@NullMarked
package dev.larder.test.history;

import org.jspecify.annotations.NullMarked;
