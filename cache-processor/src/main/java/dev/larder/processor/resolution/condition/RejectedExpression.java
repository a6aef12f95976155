package dev.larder.processor.resolution.condition;

import dev.larder.processor.diagnostic.DiagnosticCode;

/** Ends the parsing of an expression that a condition can't be. */
final class RejectedExpression extends Exception {

    private static final long serialVersionUID = 1;

    private final DiagnosticCode code;

    private RejectedExpression(DiagnosticCode code, String detail) {
        super(detail);
        this.code = code;
    }

    /** Returns the rejection of what is no expression. */
    static RejectedExpression invalid(String reason) {
        return new RejectedExpression(DiagnosticCode.CONDITION_INVALID, reason);
    }

    /** Returns the rejection of an operator that changes a value. */
    static RejectedExpression sideEffect(String operator) {
        return new RejectedExpression(DiagnosticCode.CONDITION_SIDE_EFFECT, operator);
    }

    /** Returns the rejection of what is Java, but not for conditions. */
    static RejectedExpression unsupported(String what) {
        return new RejectedExpression(DiagnosticCode.CONDITION_UNSUPPORTED, what);
    }

    DiagnosticCode code() {
        return code;
    }

    /** Returns the reason, the operator, or what is not supported. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
