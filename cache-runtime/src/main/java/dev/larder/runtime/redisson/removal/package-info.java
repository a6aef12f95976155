/** What a store removes, as it tells the near caches of a fleet: {@link dev.larder.runtime.redisson.removal.Removals}. */
@NullMarked
package dev.larder.runtime.redisson.removal;

import org.jspecify.annotations.NullMarked;
