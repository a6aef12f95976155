/** The redis-server that is measured against: {@link dev.larder.benchmarks.server.RedisProcess}. */
@NullMarked
package dev.larder.benchmarks.server;

import org.jspecify.annotations.NullMarked;
