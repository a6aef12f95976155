package dev.larder.runtime.redisson.near;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The questions of a link that are open, and how many near caches have confirmed each. Thread-safe. */
final class Confirmations {

    private final AtomicLong last = new AtomicLong();

    private final Map<Long, Question> open = new ConcurrentHashMap<>();

    /** Begins a question and returns its number. */
    long begin() {
        long number = last.incrementAndGet();
        open.put(number, new Question());
        return number;
    }

    /** Returns a stage that completes when as many confirmations have come as the question had receivers. */
    CompletableFuture<Void> expect(long number, long receivers) {
        Question question = open.get(number);
        return question == null ? CompletableFuture.completedFuture(null) : question.expect(receivers);
    }

    /** A near cache has confirmed. */
    void confirmed(long number) {
        Question question = open.get(number);
        if (question != null) {
            question.confirmed();
        }
    }

    /** Forgets a question. */
    void end(long number) {
        open.remove(number);
    }

    private static final class Question {

        private final CompletableFuture<Void> done = new CompletableFuture<>();

        private long confirmed;

        private long receivers = Long.MAX_VALUE;

        synchronized CompletableFuture<Void> expect(long number) {
            receivers = number;
            check();
            return done;
        }

        synchronized void confirmed() {
            confirmed++;
            check();
        }

        private void check() {
            if (confirmed >= receivers) {
                done.complete(null);
            }
        }
    }
}
