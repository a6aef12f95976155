package dev.larder.runtime.internal.log;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.internal.time.Timekeeper;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;

/**
 * Warns of trouble, each kind at most once per interval with the number of times it was held back meanwhile. Keys appear
 * abbreviated, values never. Thread-safe.
 */
public final class TroubleLog {

    private final Logger logger;

    private final Map<Trouble, Throttle> throttles = new EnumMap<>(Trouble.class);

    /** Logs there, at most once per interval. */
    public TroubleLog(Logger logger, Duration interval, Timekeeper time) {
        this.logger = logger;
        for (Trouble trouble : Trouble.values()) {
            throttles.put(trouble, new Throttle(interval.toNanos(), time));
        }
    }

    /** Warns, unless it did so of the same kind of trouble within the interval. */
    public void warn(Trouble trouble, String method, String key, Throwable cause) {
        long repeated = throttle(trouble).pass();
        if (repeated >= 0) {
            logger.warn(
                    "{}: {} at {}: {}{}",
                    trouble.description(),
                    method,
                    AbbreviatedKey.of(key),
                    reason(cause),
                    repetition(repeated));
        }
    }

    /** Warns of what concerns no key, unless it did so of the same kind of trouble within the interval. */
    public void warn(Trouble trouble, String what, String detail) {
        long repeated = throttle(trouble).pass();
        if (repeated >= 0) {
            logger.warn(
                    "{}: {}{}{}",
                    trouble.description(),
                    what,
                    detail.isEmpty() ? "" : ": " + detail,
                    repetition(repeated));
        }
    }

    /** Tells of the end of a trouble, unless it did so within the interval. */
    public void end(Trouble trouble) {
        long repeated = throttle(trouble).pass();
        if (repeated >= 0) {
            logger.info("{}{}", trouble.description(), repetition(repeated));
        }
    }

    /** Warns with a stack trace, unless it did so of the same kind of trouble within the interval. */
    public void warn(Trouble trouble, String what, Throwable failure) {
        long repeated = throttle(trouble).pass();
        if (repeated >= 0) {
            logger.warn("{}: {}{}", trouble.description(), what, repetition(repeated), failure);
        }
    }

    private static String repetition(long repeated) {
        return repeated == 0 ? "" : " (and " + repeated + " more since the last such line)";
    }

    private Throttle throttle(Trouble trouble) {
        return Objects.requireNonNull(throttles.get(trouble));
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getName() : message;
    }
}
