package dev.larder.runtime.internal.command;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bounded pool whose threads start when needed, end when idle and keep no JVM alive. It refuses work when its queue is full, and
 * after its shutdown.
 */
public final class DaemonPool extends ThreadPoolExecutor {

    private static final int IDLE_SECONDS = 30;

    /**
     * @param name begins the names of the threads
     * @param threads maximum number of threads
     * @param waiting maximum number of tasks that wait for one
     */
    public DaemonPool(String name, int threads, int waiting) {
        // A pool grows only once its queue is full, so that all threads must be core threads, which may end.
        super(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting));
        AtomicInteger count = new AtomicInteger();
        setThreadFactory(body -> {
            Thread thread = new Thread(body, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        allowCoreThreadTimeOut(true);
    }
}
