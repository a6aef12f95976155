package dev.larder.runtime.redisson.near;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

    /** Returns a stage that completes when some processes have confirmed, and as many as the question had receivers. */
    CompletableFuture<Void> expect(long number, long receivers, Set<Long> processes) {
        Question question = open.get(number);
        return question == null ? CompletableFuture.completedFuture(null) : question.expect(receivers, processes);
    }

    /** The near cache of a process has confirmed. */
    void confirmed(long number, long process) {
        Question question = open.get(number);
        if (question != null) {
            question.confirmed(process);
        }
    }

    /** Forgets a question. */
    void end(long number) {
        open.remove(number);
    }

    private static final class Question {

        private final CompletableFuture<Void> done = new CompletableFuture<>();

        private final Set<Long> confirmed = new HashSet<>();

        private long receivers = Long.MAX_VALUE;

        private Set<Long> processes = Set.of();

        synchronized CompletableFuture<Void> expect(long number, Set<Long> some) {
            receivers = number;
            processes = some;
            check();
            return done;
        }

        synchronized void confirmed(long process) {
            confirmed.add(process);
            check();
        }

        private void check() {
            if (confirmed.size() >= receivers && confirmed.containsAll(processes)) {
                done.complete(null);
            }
        }
    }
}
