package dev.larder.processor.resolution;

import dev.larder.processor.diagnostic.Diagnostic;
import dev.larder.processor.model.CachedService;
import java.util.List;

/** What became of a declaration. */
public sealed interface Resolution {

    /** What is to be said about it, errors and warnings. */
    List<Diagnostic> diagnostics();

    /** A class can be generated. */
    record Resolved(CachedService service, List<Diagnostic> diagnostics) implements Resolution {}

    /** There are errors. */
    record Rejected(List<Diagnostic> diagnostics) implements Resolution {}

    /** It is generic, and its sub-interfaces decide what its methods keep; it gets no class of its own. */
    record LeftToSubtypes(List<Diagnostic> diagnostics) implements Resolution {}

    /** It names something that does not exist, but that another processor may be about to generate. */
    record Deferred(List<Diagnostic> diagnostics) implements Resolution {}
}
