package dev.larder.runtime.redisson;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The two commands that read keys. Neither blocks or throws; failures complete the future. */
interface KeyReader {

    /** Reads one key; {@code null} when there is none. */
    CompletableFuture<byte @Nullable []> get(String key);

    /** Reads keys of one slot, in their order; {@code null} for each that there is none of. */
    CompletableFuture<List<@Nullable Object>> getAll(List<String> keys);
}
