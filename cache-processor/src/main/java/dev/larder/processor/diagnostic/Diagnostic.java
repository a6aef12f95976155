package dev.larder.processor.diagnostic;

import dev.larder.processor.model.Origin;

/** A violated rule and its place in the source. */
public record Diagnostic(Problem problem, Severity severity, Origin origin) {

    public DiagnosticCode code() {
        return problem.code();
    }

    /**
     * Returns the text that the compiler prints, such as
     * {@code [CachedTtlInvalid] ttl "10 mins" is not a duration; write …}.
     */
    public String message() {
        return problem.message();
    }
}
