package dev.larder.processor.resolution;

import dev.larder.processor.diagnostic.Diagnostic;
import dev.larder.processor.model.CachedService;
import java.util.List;

/** The outcome of resolving a declaration. */
public sealed interface Resolution {

    /** Returns the errors and warnings. */
    List<Diagnostic> diagnostics();

    /** A class can be generated. */
    record Resolved(CachedService service, List<Diagnostic> diagnostics) implements Resolution {}

    /** There are errors. */
    record Rejected(List<Diagnostic> diagnostics) implements Resolution {}

    /** The service is generic, and its sub-interfaces decide what its methods store. It gets no class. */
    record LeftToSubtypes(List<Diagnostic> diagnostics) implements Resolution {}

    /** The service names a type that does not exist, but that another processor may generate. */
    record Deferred(List<Diagnostic> diagnostics) implements Resolution {}
}
