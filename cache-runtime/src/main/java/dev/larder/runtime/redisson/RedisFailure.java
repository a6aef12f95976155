package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.CommandRefusedException;
import dev.larder.runtime.spi.StoreException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisTimeoutException;

/**
 * What to say of a command that failed. Redisson's own messages quote the parameters of the command, so neither they nor
 * the exceptions that carry them are passed on: keys, values and passwords would end up in logs.
 */
final class RedisFailure {

    /** The word that begins an error of the server, such as {@code OOM} or {@code READONLY}. */
    private static final Pattern CODE = Pattern.compile("^(?:ERR )?-?([A-Z]{3,})\\b");

    /** The server says so without a word of its own for it. */
    private static final String NOBODY_ELSE = "max number of clients";

    /** Those that say nothing against other commands. */
    private static final Set<String> REFUSALS = Set.of("OOM", "MISCONF", "NOPERM", "NOREPLICAS", "WRONGTYPE");

    private RedisFailure() {}

    static StoreException of(String command, Throwable failure) {
        if (failure instanceof StoreException already) {
            return already;
        }
        String message = "Redis: " + command + " failed: " + reason(failure);
        return REFUSALS.contains(code(failure)) ? new CommandRefusedException(message) : new StoreException(message);
    }

    /** Tells why, in words that hold nothing of the command. */
    static String reason(Throwable failure) {
        if (failure instanceof RedissonShutdownException) {
            return "the store is closed";
        }
        if (failure instanceof RedisNodeNotFoundException) {
            return "no master is known for the key's slot";
        }
        if (failure instanceof RedisTimeoutException) {
            return "no answer within the command timeout";
        }
        if (failure instanceof TimeoutException) {
            return "it takes connections but does not answer; is it a Redis, and does it speak TLS just when it is asked"
                    + " to?";
        }
        if (failure instanceof CancellationException) {
            return "cancelled";
        }
        if (String.valueOf(failure.getMessage()).contains("DB index is out of range")) {
            return "the server has no database of this number (REDIS_DB, or the last part of the URL)";
        }
        if (failure instanceof RedisConnectionException) {
            // And what extends it: a write that failed, a server that took no connection, a pool without one.
            return "the connection is lost";
        }
        String code = code(failure);
        if (!code.isEmpty()) {
            return explain(code);
        }
        return failure.getClass().equals(RedisException.class)
                ? "the connection is lost, or the server refuses"
                : failure.getClass().getSimpleName();
    }

    /** Returns the word that begins an error of the server, or nothing. */
    static String code(Throwable failure) {
        if (failure instanceof RedisOutOfMemoryException) {
            // The only one whose message comes without the word.
            return "OOM";
        }
        String message = failure instanceof RedisException ? failure.getMessage() : null;
        if (message != null && message.contains(NOBODY_ELSE)) {
            return "MAXCLIENTS";
        }
        Matcher matcher = CODE.matcher(message == null ? "" : message);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String explain(String code) {
        return switch (code) {
            case "OOM" -> "OOM (the server is at its maxmemory and its policy evicts nothing)";
            case "READONLY" -> "READONLY (the server is a replica)";
            case "LOADING" -> "LOADING (the server is reading its data from disk)";
            case "NOAUTH" -> "NOAUTH (the server asks for a password; set REDIS_PASSWORD)";
            case "WRONGPASS" -> "WRONGPASS (the server refuses the user or the password)";
            case "NOPERM" -> "NOPERM (the user may not run this command or not on this key)";
            case "MAXCLIENTS" -> "MAXCLIENTS (the server has as many connections as its maxclients allows)";
            case "MISCONF" -> "MISCONF (the server takes no writes, since it cannot save its data)";
            case "WRONGTYPE" -> "WRONGTYPE (the key holds something else than a string)";
            default -> code;
        };
    }
}
