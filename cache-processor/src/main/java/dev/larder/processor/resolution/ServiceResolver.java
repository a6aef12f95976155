package dev.larder.processor.resolution;

import dev.larder.processor.declaration.LarderAnnotation;
import dev.larder.processor.declaration.MethodDeclaration;
import dev.larder.processor.declaration.ServiceDeclaration;
import dev.larder.processor.diagnostic.Diagnostic;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.diagnostic.Severity;
import dev.larder.processor.diagnostic.ValidationReport;
import dev.larder.processor.model.CachedService;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.TypeVariableName;
import dev.larder.processor.resolution.scope.MethodScope;
import dev.larder.processor.resolution.scope.ServiceScope;
import dev.larder.processor.resolution.type.KotlinNames;
import dev.larder.processor.resolution.type.TypeSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;

/** Decides what is generated for a service, and reports every mistake. */
public final class ServiceResolver {

    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private final TypeSystem system;
    private final Set<String> trusted;
    /** The annotation of generated classes, by the module of the service, if there are modules. */
    private final Map<Optional<ModuleElement>, Optional<ClassName>> generated = new HashMap<>();

    /** Creates a resolver; {@code trusted} names the types whose values are known to be read back unchanged. */
    public ServiceResolver(TypeSystem system, Set<String> trusted) {
        this.system = system;
        this.trusted = trusted;
    }

    public Resolution resolve(ServiceDeclaration declaration) {
        ServiceScope scope = new ServiceScope(declaration.origin(), system, trusted);
        checkService(scope);
        MethodResolver methods = new MethodResolver(scope);
        List<ServiceMethod> resolved = new ArrayList<>();
        for (MethodDeclaration method : declaration.methods()) {
            methods.resolve(method).ifPresent(resolved::add);
        }
        ValidationReport report = scope.report();
        if (lacksNamesOnly(scope)) {
            return new Resolution.Rejected(List.of(withoutNames(scope)));
        }
        if (report.mayHealInALaterRound()) {
            return new Resolution.Deferred(report.diagnostics());
        }
        if (report.hasErrors()) {
            return new Resolution.Rejected(report.diagnostics());
        }
        return scope.isOpen()
                ? new Resolution.LeftToSubtypes(report.diagnostics())
                : new Resolution.Resolved(service(scope, resolved), report.diagnostics());
    }

    /**
     * Returns whether an interface declares no annotated method itself, and its only errors are names of parameters that a class
     * file lacks. It then may be none that is meant to be cached.
     */
    private static boolean lacksNamesOnly(ServiceScope scope) {
        List<Diagnostic> errors = scope.report().diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
        return !errors.isEmpty()
                && errors.stream()
                        .allMatch(error -> error.problem().arguments().contains(MethodScope.NO_PARAMETER_NAMES))
                && scope.element().getEnclosedElements().stream()
                        .allMatch(member -> LarderAnnotation.anyOn(member).isEmpty());
    }

    private static Diagnostic withoutNames(ServiceScope scope) {
        Problem problem = Problem.of(DiagnosticCode.PARAMETER_NAMES_MISSING, scope.name(), scope.name());
        return new Diagnostic(problem, problem.code().severity(), scope.origin());
    }

    private void checkService(ServiceScope scope) {
        TypeElement service = scope.element();
        if (service.getModifiers().contains(Modifier.SEALED)) {
            scope.report().add(scope.origin(), DiagnosticCode.SERVICE_SEALED, scope.name());
        }
        if (!scope.accessibility().reaches(service)) {
            scope.report().add(scope.origin(), DiagnosticCode.SERVICE_NOT_ACCESSIBLE, scope.name());
        }
        system.supertypes(scope.type()).stream()
                .flatMap(type -> KotlinNames.leftOut(type).stream().map(name -> type.getSimpleName() + "." + name))
                .forEach(method -> scope.report().add(scope.origin(), DiagnosticCode.METHOD_NAME_MANGLED, method));
    }

    private CachedService service(ServiceScope scope, List<ServiceMethod> methods) {
        scope.warnings().use(scope.type());
        List<TypeVariableName> variables = scope.element().getTypeParameters().stream()
                .map(TypeVariableName::get)
                .toList();
        return new CachedService(
                scope.origin(),
                TypeName.get(scope.type()),
                proxyOf(ClassName.get(scope.element())),
                isPublic(scope.element()),
                variables,
                generatedAnnotation(scope.element()),
                scope.warnings().names(),
                methods);
    }

    /**
     * Returns {@code CachedUserService} for {@code UserService}, and {@code Outer_CachedInner} for {@code Outer.Inner}.
     */
    private static ClassName proxyOf(ClassName service) {
        List<String> names = new ArrayList<>(service.simpleNames());
        int last = names.size() - 1;
        names.set(last, "Cached" + names.get(last));
        return ClassName.get(service.packageName(), String.join("_", names));
    }

    private static boolean isPublic(TypeElement service) {
        for (Element e = service; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (!e.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the annotation of generated classes; empty if the service's module does not read {@code java.compiler}.
     */
    private Optional<ClassName> generatedAnnotation(TypeElement service) {
        return generated.computeIfAbsent(
                Optional.ofNullable(system.elements().getModuleOf(service)), this::generatedAnnotation);
    }

    private Optional<ClassName> generatedAnnotation(Optional<ModuleElement> module) {
        String name = GENERATED.canonicalName();
        TypeElement found = module.isPresent()
                ? system.elements().getTypeElement(module.get(), name)
                : system.elements().getTypeElement(name);
        return Optional.ofNullable(found).map(ClassName::get);
    }
}
