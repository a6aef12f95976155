package dev.larder.runtime.internal.write;

import dev.larder.runtime.config.OnEvictFailure;
import dev.larder.runtime.internal.binding.TagReach;
import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.WaitStrategy;
import dev.larder.runtime.internal.near.FleetLink;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.internal.transaction.TransactionWork;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.ValueCodec;
import java.util.concurrent.Executor;

/**
 * The parts that the updates and evictions of all methods share.
 *
 * @param waiting how blocking callers wait
 * @param executor runs the steps of asynchronous calls
 * @param observer observes updates and evictions
 * @param codec gives the stored form of arguments for digests
 * @param fleet waits for near caches
 * @param keyStart the text before every key: the key prefix and its {@code :}, or nothing
 * @param reach tells which keys may carry a tag
 */
public record WriteEngine(
        AsyncStore store,
        WaitStrategy waiting,
        TransactionWork transactions,
        Executor executor,
        Timekeeper time,
        CallObserver observer,
        ValueCodec codec,
        FleetLink fleet,
        String keyStart,
        TagReach reach,
        OnEvictFailure onEvictFailure) {}
