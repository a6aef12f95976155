/** Real servers for tests: {@link dev.larder.test.redis.RedisServer}. */
@NullMarked
package dev.larder.test.redis;

import org.jspecify.annotations.NullMarked;
