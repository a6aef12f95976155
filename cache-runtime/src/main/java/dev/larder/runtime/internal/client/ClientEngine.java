package dev.larder.runtime.internal.client;

import dev.larder.runtime.internal.command.AsyncStore;
import dev.larder.runtime.internal.command.WaitStrategy;
import dev.larder.runtime.internal.lease.LoadIds;
import dev.larder.runtime.internal.time.Timekeeper;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The parts that the calls of the programmatic cache share.
 *
 * @param waiting how blocking callers wait
 * @param executor handles the replies of asynchronous calls
 */
public record ClientEngine(
        AsyncStore store,
        WaitStrategy waiting,
        Executor executor,
        Timekeeper time,
        LoadIds loadIds,
        Duration leaseTime,
        ClientKeys keys,
        ClientValues values) {}
