package dev.larder.processor.diagnostic;

import javax.tools.Diagnostic.Kind;

/** The effect of a diagnostic on the compilation. */
public enum Severity {
    /** Fails the compilation. No class is generated for the service. */
    ERROR(Kind.ERROR),

    /** Reports code that works but is probably a mistake. The class is generated. */
    WARNING(Kind.WARNING);

    private final Kind kind;

    Severity(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
