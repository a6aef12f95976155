package dev.larder.processor.resolution.value;

import dev.larder.processor.diagnostic.DiagnosticCode;

/** Why values of a type can't be stored, or not hashed. */
enum ValueFlaw {
    OBJECT(DiagnosticCode.VALUE_TYPE_OBJECT, true, "which does not say what it holds"),
    WILDCARD(DiagnosticCode.VALUE_TYPE_WILDCARD, true, "which does not say what it holds"),
    VARIABLE(DiagnosticCode.VALUE_TYPE_VARIABLE, true, "which has another meaning at each call"),
    RAW(DiagnosticCode.VALUE_TYPE_RAW, true, "which does not say what it holds"),
    POLYMORPHIC(DiagnosticCode.VALUE_TYPE_POLYMORPHIC, true, "whose implementations may hold more than their JSON"),
    NAMES_CLASSES(DiagnosticCode.VALUE_TYPE_NAMES_CLASSES, false, ""),
    CLASS(DiagnosticCode.VALUE_TYPE_CLASS, false, ""),
    NOT_DATA(DiagnosticCode.VALUE_TYPE_NOT_DATA, true, "which has no JSON form"),
    LOSSY(DiagnosticCode.VALUE_TYPE_LOSSY, true, "whose JSON form loses"),
    MAP_KEYS(
            DiagnosticCode.VALUE_TYPE_MAP_KEYS, true, "whose keys are written as a text that need not tell them apart"),
    OTHER_FORM(DiagnosticCode.VALUE_TYPE_OTHER_FORM, true, "whose JSON form is changed by"),
    NOT_CREATABLE(DiagnosticCode.VALUE_TYPE_NOT_CREATABLE, false, ""),
    ENTITY(DiagnosticCode.VALUE_TYPE_ENTITY, false, ""),
    CYCLE(DiagnosticCode.VALUE_TYPE_CYCLE, true, "which leads back to itself by"),
    MAY_CYCLE(DiagnosticCode.VALUE_TYPE_MAY_CYCLE, false, "");

    private final DiagnosticCode code;
    private final boolean ofDigests;
    private final String reason;

    ValueFlaw(DiagnosticCode code, boolean ofDigests, String reason) {
        this.code = code;
        this.ofDigests = ofDigests;
        this.reason = reason;
    }

    /** What is said where values of the type are stored. */
    DiagnosticCode code() {
        return code;
    }

    /** Whether it is also a flaw where a value is only hashed, and never read back. */
    boolean isOfDigests() {
        return ofDigests;
    }

    /** What is said of the type where a value is hashed. */
    String reason() {
        return reason;
    }
}
