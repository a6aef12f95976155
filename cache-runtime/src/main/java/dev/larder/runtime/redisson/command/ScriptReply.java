package dev.larder.runtime.redisson.command;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.TimedLookup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisException;

/** The reply of a script for one key among several. */
public sealed interface ScriptReply {

    /**
     * Returns the script's result.
     *
     * @throws StoreException when the script failed
     */
    List<Object> result();

    /** The script ran. */
    record Done(List<Object> result) implements ScriptReply {}

    /** The script did not run on this key, or its reply is lost. */
    record Failed(StoreException failure) implements ScriptReply {

        @Override
        public List<Object> result() {
            throw failure;
        }
    }

    /** Returns what the reader makes of a script's result; a result of a form that it does not expect is a failure. */
    static <T extends @Nullable Object> T parse(List<Object> result, Function<List<Object>, T> reader) {
        return RedisFailure.parsed(ScriptCommands.NAME, result, reader);
    }

    /** Reads the results of all steps of {@code many.lua}. */
    static List<ScriptReply> ofAll(List<Object> results) {
        return parse(results, ScriptReply::each);
    }

    @SuppressWarnings("unchecked") // what the script returns for each key
    private static List<ScriptReply> each(List<Object> results) {
        List<ScriptReply> replies = new ArrayList<>(results.size());
        for (Object result : results) {
            replies.add(result instanceof List ? of((List<Object>) result) : new Done(List.of(result)));
        }
        return replies;
    }

    /** Reads the result of one step. */
    static ScriptReply of(List<Object> result) {
        boolean failed = !result.isEmpty()
                && result.get(0) instanceof byte[] word
                && new String(word, StandardCharsets.US_ASCII).equals("failed");
        if (!failed) {
            return new Done(result);
        }
        String reason = new String((byte[]) result.get(1), StandardCharsets.UTF_8);
        return new Failed(RedisFailure.of(ScriptCommands.NAME, new RedisException(reason)));
    }

    /** Reads the result of {@code read-with-ttl.lua}. */
    static TimedLookup timedLookup(List<Object> result) {
        if (result.isEmpty()) {
            return new TimedLookup(Lookup.miss(), TimedLookup.FOREVER);
        }
        long millis = (Long) result.get(1);
        return new TimedLookup(
                result.get(0) instanceof Long size
                        ? Lookup.oversized(size)
                        : Signature.classify((byte[]) result.get(0)),
                millis < 0 ? TimedLookup.FOREVER : Duration.ofMillis(millis));
    }

    /** Returns the first failure, or {@code null}. */
    static @Nullable StoreException firstFailure(List<ScriptReply> replies) {
        for (ScriptReply reply : replies) {
            if (reply instanceof Failed failed) {
                return failed.failure();
            }
        }
        return null;
    }
}
