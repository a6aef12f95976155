package dev.larder.processor.diagnostic;

import dev.larder.processor.model.Origin;
import java.util.ArrayList;
import java.util.List;

/** Collects the diagnostics of one service, so that all are reported at once. Not thread-safe. */
public final class ValidationReport {

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    public void add(Origin origin, DiagnosticCode code, Object... arguments) {
        add(origin, Problem.of(code, arguments));
    }

    public void add(Origin origin, Problem problem) {
        add(new Diagnostic(problem, problem.code().severity(), origin));
    }

    /** Adds a diagnostic unless it has been added already, as happens when two placeholders share a mistake. */
    public void add(Diagnostic diagnostic) {
        if (!diagnostics.contains(diagnostic)) {
            diagnostics.add(diagnostic);
        }
    }

    public void addAll(Origin origin, List<Problem> problems) {
        problems.forEach(problem -> add(origin, problem));
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    public boolean mayHealInALaterRound() {
        return diagnostics.stream().anyMatch(d -> d.code().mayHealInALaterRound());
    }

    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }
}
