package dev.larder.processor;

import dev.larder.processor.diagnostic.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The severity of a pattern that matches no key; the option {@code larder.unmatchedEvicts}. */
enum UnmatchedEvicts {
    ERROR(Optional.of(Severity.ERROR)),
    WARN(Optional.of(Severity.WARNING)),
    IGNORE(Optional.empty());

    static final String OPTION = "larder.unmatchedEvicts";

    private final Optional<Severity> severity;

    UnmatchedEvicts(Optional<Severity> severity) {
        this.severity = severity;
    }

    /** Returns how such a pattern is reported; empty if it is not. */
    Optional<Severity> severity() {
        return severity;
    }

    /** Returns the choice of this name; empty if there is none. */
    static Optional<UnmatchedEvicts> named(String name) {
        return Arrays.stream(values())
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
