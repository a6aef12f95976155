/**
 * A Redis to run against, and a plain look into it.
 *
 * <p>Applications need none of this: {@code Larder.connect()} does for them. The storefront starts a server of its own
 * where none is configured ({@link dev.larder.examples.redis.OwnRedis}), and its tour shows keys and values as another
 * program would see them ({@link dev.larder.examples.redis.RedisView}), not as Larder does.
 */
@NullMarked
package dev.larder.examples.redis;

import org.jspecify.annotations.NullMarked;
