package dev.larder.processor.resolution.value;

import dev.larder.processor.diagnostic.DiagnosticCode;

/** The reasons why values of a type can't be stored or hashed. */
enum ValueFlaw {
    OBJECT(DiagnosticCode.VALUE_TYPE_OBJECT, true, "which does not say what it contains"),
    WILDCARD(DiagnosticCode.VALUE_TYPE_WILDCARD, true, "which does not say what it contains"),
    VARIABLE(DiagnosticCode.VALUE_TYPE_VARIABLE, true, "which can differ from call to call"),
    RAW(DiagnosticCode.VALUE_TYPE_RAW, true, "which does not say what it contains"),
    POLYMORPHIC(DiagnosticCode.VALUE_TYPE_POLYMORPHIC, true, "whose implementations may hold more than their JSON"),
    NAMES_CLASSES(DiagnosticCode.VALUE_TYPE_NAMES_CLASSES, false, ""),
    CLASS(DiagnosticCode.VALUE_TYPE_CLASS, false, ""),
    NOT_DATA(DiagnosticCode.VALUE_TYPE_NOT_DATA, true, "which has no JSON form"),
    LOSSY(DiagnosticCode.VALUE_TYPE_LOSSY, true, "whose JSON form loses"),
    MAP_KEYS(DiagnosticCode.VALUE_TYPE_MAP_KEYS, true, "whose keys equal themselves only"),
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

    /** Returns the message for stored values. */
    DiagnosticCode code() {
        return code;
    }

    /** Returns whether the flaw matters for a value that is only hashed and never read back. */
    boolean isOfDigests() {
        return ofDigests;
    }

    /** Returns the reason for hashed values, as a clause. */
    String reason() {
        return reason;
    }
}
