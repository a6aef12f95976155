package dev.larder.runtime.redisson.batching;

import dev.larder.runtime.redisson.command.MultiKeyRefusedException;
import dev.larder.runtime.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends reads through a batcher from many threads and collects violations.
 *
 * <p>The server's only value is a version that rises all the time. A read is stale when its answer is a version from before
 * its start. Calls come in short bursts with a pause behind each, so that no later read sends a forgotten one. Some callers
 * cancel, some commands fail, and one key may not be read together with others.
 */
final class BatcherChecker {

    private static final int THREADS = 6;

    private static final int KEYS = 5;

    private static final String FORBIDDEN = "forbidden";

    private static final long LOST_MILLIS = 2_000;

    private final Set<String> violations = ConcurrentHashMap.newKeySet();

    private final VersionServer server = new VersionServer();

    /** Returns the violations of a batcher within a number of bursts, in words. */
    static Set<String> violations(
            Function<BatchSender<String, String>, Function<String, CompletableFuture<String>>> batchers, int bursts)
            throws Exception {
        BatcherChecker checker = new BatcherChecker();
        try {
            checker.run(batchers.apply(checker.server), bursts);
        } finally {
            checker.server.close();
        }
        return checker.violations;
    }

    private void run(Function<String, CompletableFuture<String>> batcher, int bursts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Phaser burst = new Phaser(THREADS);
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                callers.add(threads.submit(() -> call(batcher, bursts, burst)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private @Nullable Void call(Function<String, CompletableFuture<String>> batcher, int bursts, Phaser burst)
            throws Exception {
        try {
            for (int n = 0; n < bursts && violations.isEmpty(); n++) {
                burst.arriveAndAwaitAdvance();
                readSome(batcher);
            }
            return null;
        } finally {
            burst.arriveAndDeregister();
        }
    }

    private void readSome(Function<String, CompletableFuture<String>> batcher) throws Exception {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            String key = random.nextInt(20) == 0 ? FORBIDDEN : "key" + random.nextInt(KEYS);
            int floor = server.version.get();
            CompletableFuture<String> read = batcher.apply(key);
            if (random.nextInt(20) == 0) {
                read.cancel(false);
            } else {
                check(key, floor, read);
            }
        }
    }

    private void check(String key, int floor, CompletableFuture<String> read) throws Exception {
        try {
            String[] answer = read.get(LOST_MILLIS, TimeUnit.MILLISECONDS).split("@");
            if (!answer[0].equals(key)) {
                violations.add("a read was answered with another key's value");
            }
            if (Integer.parseInt(answer[1]) < floor) {
                violations.add("a read was answered with something older than its start");
            }
            if (key.equals(FORBIDDEN)) {
                violations.add("a read that must fail was answered");
            }
        } catch (TimeoutException e) {
            violations.add("a read was never answered");
        } catch (CancellationException e) {
            violations.add("a read was cancelled by another caller");
        } catch (ExecutionException e) {
            boolean forbidden = e.getCause() instanceof StoreException refused && "NOPERM".equals(refused.getMessage());
            boolean unanswered = e.getCause() instanceof StoreException other && "timeout".equals(other.getMessage());
            if (forbidden != key.equals(FORBIDDEN) && !unanswered) {
                violations.add("a read failed for the reason of another: " + e.getCause());
            }
        }
    }

    /** Answers from two threads with a short delay. */
    private final class VersionServer implements BatchSender<String, String>, AutoCloseable {

        private final AtomicInteger version = new AtomicInteger();

        private final ExecutorService connections = Executors.newFixedThreadPool(2);

        @Override
        public CompletableFuture<String> sendOne(String key) {
            return execute(() -> {
                if (key.equals(FORBIDDEN)) {
                    throw new StoreException("NOPERM");
                }
                return value(key);
            });
        }

        @Override
        public CompletableFuture<List<String>> sendSeveral(List<String> keys) {
            if (keys.size() < 2 || keys.size() > maxBatch()) {
                violations.add("a command named " + keys);
            }
            return execute(() -> {
                if (keys.contains(FORBIDDEN)) {
                    throw new MultiKeyRefusedException("NOPERM");
                }
                return keys.stream().map(this::value).toList();
            });
        }

        @Override
        public int maxBatch() {
            return 4;
        }

        @Override
        public long weight(String key, String value) {
            return value.length();
        }

        private String value(String key) {
            return key + "@" + version.incrementAndGet();
        }

        private <T> CompletableFuture<T> execute(Supplier<T> command) {
            CompletableFuture<T> reply = new CompletableFuture<>();
            connections.execute(() -> {
                try {
                    if (ThreadLocalRandom.current().nextInt(50) == 0) {
                        throw new StoreException("timeout");
                    }
                    T result = command.get();
                    // The reply is on its way while the version rises.
                    for (int i = ThreadLocalRandom.current().nextInt(40); i > 0; i--) {
                        version.incrementAndGet();
                        Thread.yield();
                    }
                    reply.complete(result);
                } catch (RuntimeException e) {
                    reply.completeExceptionally(e);
                }
            });
            return reply;
        }

        @Override
        public void close() {
            connections.shutdownNow();
        }
    }
}
