package dev.larder.processor.diagnostic;

import java.util.List;

/** A violated rule without its place in the source: what parsers report. */
public record Problem(DiagnosticCode code, List<Object> arguments) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem of(DiagnosticCode code, Object... arguments) {
        return new Problem(code, List.of(arguments));
    }

    /**
     * Returns the text that the compiler prints, such as
     * {@code [CachedTtlInvalid] ttl "10 mins" is not a duration; write …}.
     */
    public String message() {
        return code.message(arguments);
    }
}
