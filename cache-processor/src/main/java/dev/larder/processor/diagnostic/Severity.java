package dev.larder.processor.diagnostic;

import javax.tools.Diagnostic.Kind;

/** What a diagnostic does to the compilation. */
public enum Severity {
    /** Fails it; no class is generated for the service. */
    ERROR(Kind.ERROR),

    /** Tells of something that works but is likely not meant; the class is generated. */
    WARNING(Kind.WARNING);

    private final Kind kind;

    Severity(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
