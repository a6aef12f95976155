package dev.larder.runtime.internal.config;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A rule for the values of a setting.
 *
 * @param allows whether a value keeps the rule
 * @param text the rule and the remedy, as the end of a sentence that begins with the value
 */
record ValueRule<T>(Predicate<T> allows, String text) {

    /** Any value is allowed. */
    static <T> ValueRule<T> any() {
        return new ValueRule<>(value -> true, "");
    }

    static ValueRule<Integer> atLeast(int min) {
        return new ValueRule<>(number -> number >= min, "must be at least " + min);
    }

    /** @param reason why there is a maximum, or {@code null} when the largest number of milliseconds is the reason */
    static ValueRule<Duration> between(Duration min, Duration max, @Nullable String reason) {
        return new ValueRule<>(
                duration -> duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0,
                "must be at least " + DurationText.format(min) + " and at most " + DurationText.format(max)
                        + (reason == null ? "" : "; " + reason));
    }

    /** Returns the rule that a value breaks, or {@code null} when it is allowed. */
    @Nullable
    String brokenBy(T value) {
        return allows.test(value) ? null : text;
    }
}
