package dev.larder.runtime.redisson.command;

import dev.larder.runtime.spi.CommandRefusedException;
import dev.larder.runtime.spi.StoreException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisTimeoutException;

/**
 * Explains failures of commands. Redisson's own messages quote a command's parameters. Neither they nor their exceptions
 * are passed on, since keys, values and passwords would end up in logs.
 */
public final class RedisFailure {

    /** The word that begins an error of the server, such as {@code OOM} or {@code READONLY}. */
    private static final Pattern CODE = Pattern.compile("^(?:ERR )?-?([A-Z]{3,})\\b");

    private static final Pattern FORBIDDEN_COMMAND = Pattern.compile("^(?:ERR )?-?NOPERM .* run the '([\\w|-]+)'");

    /** The server has no word of its own for this error. */
    private static final String TOO_MANY_CLIENTS = "max number of clients";

    /** Errors of several keys that the server may not answer for each key alone. */
    private static final Set<String> MULTI_KEY_REFUSALS = Set.of("CROSSSLOT", "NOPERM", "TRYAGAIN");

    /** Errors of one command that say nothing against other commands. */
    private static final Set<String> REFUSALS = Set.of("OOM", "MISCONF", "NOPERM", "NOREPLICAS", "WRONGTYPE");

    private RedisFailure() {}

    /** Returns the failure of a command as the store's callers see it. */
    public static StoreException of(String command, Throwable wrapped) {
        Throwable failure = unwrap(wrapped);
        if (failure instanceof StoreException already) {
            return already;
        }
        String message = "Redis: " + command + " failed: " + reason(failure);
        return REFUSALS.contains(code(failure)) ? new CommandRefusedException(message) : new StoreException(message);
    }

    /** Returns the failure of a command on several keys: {@link MultiKeyRefusedException} when each may go alone. */
    static RuntimeException ofSeveral(String command, Throwable wrapped) {
        String code = code(unwrap(wrapped));
        return MULTI_KEY_REFUSALS.contains(code) ? new MultiKeyRefusedException(code) : of(command, wrapped);
    }

    /** Returns whether each key may still be asked for alone. */
    public static boolean isMultiKeyRefusal(Throwable failure) {
        return unwrap(failure) instanceof MultiKeyRefusedException;
    }

    /** Returns whether no answer of the server came: in time, or before the connection was lost. */
    static boolean isNoAnswer(Throwable failure) {
        return code(unwrap(failure)).isEmpty();
    }

    /** Returns the cause of a stage's failure. */
    public static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Returns a stage that reads a reply, and fails as the explanation says when there is none. */
    static <R extends @Nullable Object, T extends @Nullable Object> CompletableFuture<T> read(
            CompletableFuture<R> stage,
            String command,
            Function<R, T> reader,
            Function<Throwable, RuntimeException> explanation) {
        return stage.handle((reply, failure) -> {
            if (failure != null) {
                throw explanation.apply(failure);
            }
            return parsed(command, reply, reader);
        });
    }

    /** Returns what the reader makes of a reply; a reply of a form that it does not expect is a failure. */
    public static <R extends @Nullable Object, T extends @Nullable Object> T parsed(
            String command, R reply, Function<R, T> reader) {
        try {
            return reader.apply(reply);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreException("Redis: " + command + " failed: the reply has an unexpected form");
        }
    }

    /** Returns the reason in words that hold nothing of the command. */
    public static String reason(Throwable failure) {
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
            return "a connection was made, but it was not ready within the connect timeout; set a longer connectTimeout, which"
                    + " a JVM that starts on a busy machine may need, and check that both sides use TLS or neither does";
        }
        if (failure instanceof CancellationException) {
            return "cancelled";
        }
        if (String.valueOf(failure.getMessage()).contains("DB index is out of range")) {
            return "the server has no database of this number (REDIS_DB, or the last part of the URL)";
        }
        if (failure instanceof RedisConnectionException) {
            // Subtypes are a failed write, a refused connection and an exhausted pool.
            return "the connection is lost";
        }
        if (String.valueOf(failure.getMessage()).contains("cluster support disabled")) {
            return "the server is not in cluster mode (set REDIS_HOST or REDIS_URL instead of REDIS_CLUSTER_NODES)";
        }
        Matcher forbidden = FORBIDDEN_COMMAND.matcher(String.valueOf(failure.getMessage()));
        if (forbidden.find()) {
            String command = forbidden.group(1);
            return "NOPERM (the user may not run " + command.toUpperCase(Locale.ROOT)
                    + "; allow it by ACL SETUSER with +" + command + ")";
        }
        String code = code(failure);
        if (!code.isEmpty()) {
            return explain(code);
        }
        return failure.getClass().equals(RedisException.class)
                ? "the connection is lost, or the server refuses"
                : failure.getClass().getSimpleName();
    }

    /** Returns the word that begins an error of the server, or an empty text. */
    public static String code(Throwable failure) {
        if (failure instanceof RedisOutOfMemoryException) {
            // Redisson's message for this error lacks the word.
            return "OOM";
        }
        String message = failure instanceof RedisException ? failure.getMessage() : null;
        if (message != null && message.contains(TOO_MANY_CLIENTS)) {
            return "MAXCLIENTS";
        }
        Matcher matcher = CODE.matcher(message == null ? "" : message);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Returns the word that begins an error of the server, {@code timeout}, or the simple name of another failure's class. */
    static String kind(Throwable wrapped) {
        Throwable failure = unwrap(wrapped);
        if (failure instanceof RedisTimeoutException) {
            return "timeout";
        }
        String code = code(failure);
        return code.isEmpty() ? failure.getClass().getSimpleName() : code;
    }

    /** Returns {@code NOPERM} or {@code unknown command} when the server refuses the command itself, or an empty text. */
    public static String refusal(Throwable wrapped) {
        String message = String.valueOf(unwrap(wrapped).getMessage());
        if (message.contains("unknown command")) {
            return "unknown command";
        }
        // The server refuses keys by the same word.
        return FORBIDDEN_COMMAND.matcher(message).find() ? "NOPERM" : "";
    }

    /** Returns whether the server does not know the command, or does not let the user run it or use its key or channel. */
    public static boolean isRefusal(Throwable wrapped) {
        Throwable failure = unwrap(wrapped);
        return code(failure).equals("NOPERM")
                || String.valueOf(failure.getMessage()).contains("unknown command");
    }

    private static String explain(String code) {
        return switch (code) {
            case "OOM" -> "OOM (the server is at its maxmemory and its policy evicts nothing)";
            case "READONLY" -> "READONLY (the server is a replica)";
            case "LOADING" -> "LOADING (the server is reading its data from disk)";
            case "DENIED" -> "DENIED (the server is in protected mode; give it a password or a bind address)";
            case "NOAUTH" -> "NOAUTH (the server asks for a password; set REDIS_PASSWORD)";
            case "WRONGPASS" -> "WRONGPASS (the server refuses the user or the password)";
            case "NOPERM" -> "NOPERM (the user may not use this key)";
            case "MAXCLIENTS" -> "MAXCLIENTS (the server has as many connections as its maxclients allows)";
            case "MISCONF" -> "MISCONF (the server takes no writes, since it cannot save its data)";
            case "WRONGTYPE" -> "WRONGTYPE (the key holds something else than a string)";
            default -> code;
        };
    }
}
