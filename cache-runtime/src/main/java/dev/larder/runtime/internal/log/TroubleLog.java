package dev.larder.runtime.internal.log;

import dev.larder.runtime.internal.key.AbbreviatedKey;
import dev.larder.runtime.internal.time.Timekeeper;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;

/**
 * Warns of trouble. It warns of each kind and method at most once per interval, and says how many warnings it left out. Keys
 * appear abbreviated, values never. Thread-safe.
 */
public final class TroubleLog {

    /** Maximum number of methods with intervals of their own, for each kind. Further methods share one. */
    static final int MAX_METHODS = 1000;

    /** Stands for trouble that concerns no method, and for methods beyond the maximum. */
    private static final String NO_METHOD = "";

    private final Logger logger;

    private final long intervalNanos;

    private final Timekeeper time;

    private final Map<Trouble, ConcurrentMap<String, Throttle>> throttles = new EnumMap<>(Trouble.class);

    /** Returns a log that writes to a logger. */
    public TroubleLog(Logger logger, Duration interval, Timekeeper time) {
        this.logger = logger;
        this.intervalNanos = interval.toNanos();
        this.time = time;
        for (Trouble trouble : Trouble.values()) {
            throttles.put(trouble, new ConcurrentHashMap<>());
        }
    }

    /** Warns of trouble with a key, unless it did so within the interval. */
    public void warn(Trouble trouble, String method, String key, Throwable cause) {
        warn(trouble, method, key, reason(cause));
    }

    /** Warns of trouble with a key, unless it did so within the interval. */
    public void warn(Trouble trouble, String method, String key, String detail) {
        long repeated = throttle(trouble, method).pass();
        if (repeated >= 0) {
            logger.warn(
                    "{}: {} at {}: {}{}",
                    trouble.description(),
                    method,
                    AbbreviatedKey.of(key),
                    detail,
                    repetition(repeated));
        }
    }

    /** Warns of trouble with a method, unless it did so within the interval. */
    public void warnOfMethod(Trouble trouble, String method, String detail) {
        long repeated = throttle(trouble, method).pass();
        if (repeated >= 0) {
            logger.warn("{}: {}: {}{}", trouble.description(), method, detail, repetition(repeated));
        }
    }

    /** Warns of trouble with a key, with a stack trace, unless it did so within the interval. */
    public void warnWithTrace(Trouble trouble, String method, String key, Throwable failure) {
        long repeated = throttle(trouble, method).pass();
        if (repeated >= 0) {
            logger.warn(
                    "{}: {} at {}{}",
                    trouble.description(),
                    method,
                    AbbreviatedKey.of(key),
                    repetition(repeated),
                    failure);
        }
    }

    /** Warns of trouble that concerns no key, unless it did so within the interval. Empty parts are left out. */
    public void warn(Trouble trouble, String what, String detail) {
        long repeated = throttle(trouble, NO_METHOD).pass();
        if (repeated >= 0) {
            logger.warn("{}{}{}{}", trouble.description(), part(what), part(detail), repetition(repeated));
        }
    }

    /** Warns of trouble that concerns no key, with a stack trace, unless it did so within the interval. */
    public void warn(Trouble trouble, String what, Throwable failure) {
        long repeated = throttle(trouble, NO_METHOD).pass();
        if (repeated >= 0) {
            logger.warn("{}: {}{}", trouble.description(), what, repetition(repeated), failure);
        }
    }

    /** Reports the end of a trouble, unless it did so within the interval. An empty part is left out. */
    public void end(Trouble trouble, String what) {
        long repeated = throttle(trouble, NO_METHOD).pass();
        if (repeated >= 0) {
            logger.info("{}{}{}", trouble.description(), part(what), repetition(repeated));
        }
    }

    private static String part(String text) {
        return text.isEmpty() ? "" : ": " + text;
    }

    private Throttle throttle(Trouble trouble, String method) {
        ConcurrentMap<String, Throttle> byMethod = Objects.requireNonNull(throttles.get(trouble));
        Throttle own = byMethod.get(method);
        if (own != null) {
            return own;
        }
        // Two threads may add one more than the maximum.
        String name = byMethod.size() < MAX_METHODS ? method : NO_METHOD;
        return byMethod.computeIfAbsent(name, absent -> new Throttle(intervalNanos, time));
    }

    private static String repetition(long repeated) {
        return repeated == 0 ? "" : " (and " + repeated + " more since the last such line)";
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getName() : message;
    }
}
