package dev.larder.processor.resolution.scope;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.ValidationReport;
import dev.larder.processor.model.Origin;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.resolution.type.Accessibility;
import dev.larder.processor.resolution.type.CompilerWarnings;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** A service that is being resolved, and its diagnostics so far. */
public final class ServiceScope {

    private final Origin origin;
    private final TypeSystem system;
    private final ValidationReport report = new ValidationReport();
    private final CompilerWarnings warnings;
    private final Accessibility accessibility;
    private final Set<String> trusted;
    private boolean open;

    /**
     * Creates the scope of a service; {@code trusted} names the types whose values are known to be read back unchanged.
     */
    public ServiceScope(Origin origin, TypeSystem system, Set<String> trusted) {
        this.trusted = trusted;
        this.origin = origin;
        this.system = system;
        this.warnings = new CompilerWarnings(system);
        this.accessibility = new Accessibility(system, system.elements().getPackageOf(origin.element()));
    }

    public Origin origin() {
        return origin;
    }

    public TypeElement element() {
        return (TypeElement) origin.element();
    }

    public DeclaredType type() {
        return (DeclaredType) element().asType();
    }

    /** Returns the name of the interface with the types around it, such as {@code Outer.UserService}. */
    public String name() {
        return String.join(".", ClassName.get(element()).simpleNames());
    }

    public TypeSystem system() {
        return system;
    }

    public ValidationReport report() {
        return report;
    }

    public CompilerWarnings warnings() {
        return warnings;
    }

    public Accessibility accessibility() {
        return accessibility;
    }

    /** Returns whether values of a type, given by name, are known to be read back unchanged. */
    public boolean isTrusted(String type) {
        return trusted.contains(type);
    }

    /** Marks the service as one that a sub-interface completes by binding its type variables. */
    public void leaveOpen() {
        open = true;
    }

    public boolean isOpen() {
        return open;
    }

    /** Returns whether the generated class can name a type. Reports a type that does not exist or is out of reach. */
    public boolean canName(TypeMirror type, String user, Origin where) {
        Optional<TypeMirror> unresolved = system.unresolvedIn(type);
        Optional<TypeElement> outOfReach = accessibility.outOfReachIn(type);
        unresolved.ifPresent(unknown -> report.add(where, DiagnosticCode.TYPE_UNRESOLVED, user, unknown.toString()));
        outOfReach.ifPresent(hidden -> report.add(
                where,
                DiagnosticCode.TYPE_NOT_ACCESSIBLE,
                user,
                hidden.getQualifiedName(),
                system.elements().getPackageOf(element()).getQualifiedName()));
        return unresolved.isEmpty() && outOfReach.isEmpty();
    }
}
