package dev.larder.processor.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * A violated rule without its place in the source: what parsers report.
 *
 * @param subject what the problem is about where a compilation is told of it once; empty if it is told at each place
 */
public record Problem(DiagnosticCode code, List<Object> arguments, Optional<String> subject) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem of(DiagnosticCode code, Object... arguments) {
        return of(code, List.of(arguments));
    }

    public static Problem of(DiagnosticCode code, List<Object> arguments) {
        return new Problem(code, arguments, Optional.empty());
    }

    /** Returns this problem, of which a compilation is told once for each subject. */
    public Problem toldOnceOf(String subject) {
        return new Problem(code, arguments, Optional.of(code.code() + " " + subject));
    }

    /**
     * Returns the text that the compiler prints, such as
     * {@code [CachedTtlInvalid] ttl "10 mins" is not a duration; write …}.
     */
    public String message() {
        return code.message(arguments);
    }
}
