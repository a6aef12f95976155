package dev.larder.runtime.internal.outage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The replies to a command on several keys, of which some may have failed: those whose partition is away, or whose eviction is
 * pending.
 *
 * @param replies a reply for each key, in their order; {@code null} for a key whose command failed
 * @param failure the failure of the first such key; {@code null} when each key has a reply
 */
public record BatchReplies<T>(
        List<? extends @Nullable T> replies, @Nullable Throwable failure) {

    /** Returns the replies to a command that succeeded. */
    public static <T> BatchReplies<T> of(List<T> replies) {
        return new BatchReplies<>(replies, null);
    }

    /** Returns the replies to a command that failed as a whole. */
    public static <T> BatchReplies<T> failed(int keys, Throwable failure) {
        return new BatchReplies<>(Collections.nCopies(keys, null), failure);
    }

    /** Returns the reply for the key at a place, or {@code null} when its command failed. */
    public @Nullable T get(int place) {
        return replies.get(place);
    }

    /** Returns whether no key has a reply. */
    public boolean isFailed() {
        return failure != null && replies.stream().allMatch(reply -> reply == null);
    }

    /** Returns the number of keys. */
    public int size() {
        return replies.size();
    }

    /** Returns the replies of several commands, one after the other. */
    public static <T> BatchReplies<T> joined(List<BatchReplies<T>> parts) {
        List<@Nullable T> all = new ArrayList<>();
        Throwable failure = null;
        for (BatchReplies<T> part : parts) {
            all.addAll(part.replies);
            failure = failure == null ? part.failure : failure;
        }
        return new BatchReplies<>(all, failure);
    }

    /** Returns all replies as a future, which fails when one key has none. */
    @SuppressWarnings("unchecked") // no reply is null then
    public CompletableFuture<List<T>> complete() {
        return failure == null
                ? CompletableFuture.completedFuture((List<T>) replies)
                : CompletableFuture.failedFuture(failure);
    }
}
