package dev.larder.runtime.internal.outage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command on several keys that goes in parts, and collects their replies. Each part succeeds or fails by itself. Not
 * thread-safe.
 *
 * @param <Q> a request, for one key
 */
final class Batch<Q, A> {

    private final List<Q> requests;

    private final List<CompletableFuture<?>> sent = new ArrayList<>();

    private final @Nullable Object[] replies;

    /** The failure of each request that failed. */
    private final @Nullable Throwable[] failures;

    Batch(List<Q> requests) {
        this.requests = requests;
        this.replies = new Object[requests.size()];
        this.failures = new Throwable[requests.size()];
    }

    /** Takes a reply that needs no command. */
    void reply(int place, A reply) {
        replies[place] = reply;
    }

    /** Takes a failure that needs no command. */
    void fail(int place, Throwable failure) {
        failures[place] = failure;
    }

    /** Sends the requests at some places. */
    void send(List<Integer> places, Function<List<Q>, CompletionStage<List<A>>> command) {
        List<Q> part = places.stream().map(requests::get).toList();
        sent.add(command.apply(part)
                .<@Nullable Void>handle((answers, failure) -> {
                    take(places, answers, failure);
                    return null;
                })
                .toCompletableFuture());
    }

    private void take(List<Integer> places, @Nullable List<A> answers, @Nullable Throwable failure) {
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            if (answers == null) {
                failures[place] =
                        failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure;
            } else {
                replies[place] = answers.get(i);
            }
        }
    }

    /** Returns all replies, once each part has succeeded or failed. */
    @SuppressWarnings("unchecked") // the replies are the answers
    CompletableFuture<BatchReplies<A>> replies() {
        return allOf(sent)
                .thenApply(done -> new BatchReplies<>(
                        (List<@Nullable A>) Arrays.asList(replies),
                        Arrays.stream(failures)
                                .filter(failure -> failure != null)
                                .findFirst()
                                .orElse(null)));
    }

    private static CompletableFuture<Void> allOf(Collection<CompletableFuture<?>> stages) {
        return CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new));
    }
}
