package dev.larder.processor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.larder.processor.declaration.DeclarationReader;
import dev.larder.processor.declaration.LarderAnnotation;
import dev.larder.processor.declaration.LocalServices;
import dev.larder.processor.declaration.MethodCalls;
import dev.larder.processor.declaration.SelfCalls;
import dev.larder.processor.declaration.ServiceDeclaration;
import dev.larder.processor.diagnostic.Diagnostic;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.DiagnosticPrinter;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.diagnostic.Severity;
import dev.larder.processor.generation.HandlesGenerator;
import dev.larder.processor.generation.MethodIndex;
import dev.larder.processor.generation.ProxyGenerator;
import dev.larder.processor.generation.ServiceIndex;
import dev.larder.processor.generation.SourceWriter;
import dev.larder.processor.generation.source.SourceFile;
import dev.larder.processor.model.CachedService;
import dev.larder.processor.model.DelegatedMethod;
import dev.larder.processor.model.EvictedPattern;
import dev.larder.processor.model.EvictionTarget;
import dev.larder.processor.model.Origin;
import dev.larder.processor.model.map.CacheMap;
import dev.larder.processor.model.map.MappedMethod;
import dev.larder.processor.resolution.PlacementCheck;
import dev.larder.processor.resolution.Resolution;
import dev.larder.processor.resolution.ServiceResolver;
import dev.larder.processor.resolution.catalog.KeyCatalog;
import dev.larder.processor.resolution.lint.Finding;
import dev.larder.processor.resolution.lint.Lints;
import dev.larder.processor.resolution.lint.SelfCallCheck;
import dev.larder.processor.resolution.map.ServiceMapper;
import dev.larder.processor.resolution.type.TypeSystem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * One round of a compilation: sends each interface through the pipeline. It holds elements and lives as long as they
 * do.
 */
final class Round {

    /** The option that switches off the classes with the entries. */
    static final String HANDLES = "larder.handles";

    private final Compilation compilation;
    private final Elements elements;
    private final DeclarationReader reader;
    private final ServiceResolver resolver;
    private final ProxyGenerator generator = new ProxyGenerator();
    private final SourceWriter writer;
    private final LocalServices localServices;
    private final DiagnosticPrinter printer;
    private final SelfCalls selfCalls;
    private final ServiceMapper mapper;
    private final LintChoice lints;
    private final boolean handles;

    Round(ProcessingEnvironment environment, Compilation compilation, TrustedValues trusted, LintChoice lints) {
        this.compilation = compilation;
        this.elements = environment.getElementUtils();
        MethodCalls calls = MethodCalls.of(environment);
        TypeSystem system = new TypeSystem(environment.getTypeUtils(), elements);
        this.lints = lints;
        this.handles = !"false".equals(environment.getOptions().get(HANDLES));
        this.reader = new DeclarationReader(elements, environment.getTypeUtils(), calls);
        this.selfCalls = new SelfCalls(elements, environment.getTypeUtils(), calls);
        this.resolver = new ServiceResolver(system, trusted.types());
        this.mapper = new ServiceMapper(system);
        this.localServices = LocalServices.of(environment);
        this.writer = new SourceWriter(environment.getFiler());
        this.printer = new DiagnosticPrinter(
                environment.getMessager(),
                type -> compilation
                        .sourceTypes()
                        .contains(type.getQualifiedName().toString()),
                lints.silent(),
                compilation.told());
    }

    /** @param annotations the types of the annotations that stand on what the round brings */
    void process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        for (Element root : environment.getRootElements()) {
            if (root instanceof TypeElement type) {
                compilation.sourceTypes().add(type.getQualifiedName().toString());
            }
        }
        TypeElement[] ours =
                annotations.stream().filter(LarderAnnotation::isOne).toArray(TypeElement[]::new);
        if (ours.length > 0) {
            checkPlacement(environment.getElementsAnnotatedWithAny(ours));
        }
        environment.getRootElements().stream()
                .filter(root -> !isGenerated(root))
                .forEach(this::checkBodies);
        boolean last = environment.processingOver();
        candidates(environment).forEach(candidate -> guarded(candidate, () -> process(candidate, last)));
    }

    /**
     * Returns the interfaces that waited for this round and those that it brings, ordered by name. Compilers differ in
     * the order of types, and the order decides on which of two colliding keys the error is reported.
     */
    private Set<TypeElement> candidates(RoundEnvironment environment) {
        Set<TypeElement> candidates = new TreeSet<>(
                Comparator.comparing(type -> type.getQualifiedName().toString()));
        for (String waiting : compilation.takeDeferred()) {
            Optional.ofNullable(elements.getTypeElement(waiting)).ifPresent(candidates::add);
        }
        environment.getRootElements().forEach(root -> candidates.addAll(DeclarationReader.interfacesIn(root)));
        return candidates;
    }

    private boolean isGenerated(Element root) {
        return root instanceof TypeElement type
                && compilation.generatedTypes().contains(type.getQualifiedName().toString());
    }

    private void checkBodies(Element root) {
        localServices
                .in(root)
                .forEach(local -> report(local.origin().element(), DiagnosticCode.SERVICE_LOCAL, local.name()));
        selfCalls.in(root).stream()
                .flatMap(call -> SelfCallCheck.of(call).stream())
                .forEach(diagnostic -> report(diagnostic.origin().element(), diagnostic));
    }

    private void checkPlacement(Set<? extends Element> annotated) {
        for (Element method : annotated) {
            for (LarderAnnotation annotation : LarderAnnotation.values()) {
                annotation
                        .on(method)
                        .flatMap(mirror -> PlacementCheck.of(method, annotation, mirror))
                        .ifPresent(misplaced -> report(method, misplaced));
            }
        }
    }

    private void process(TypeElement candidate, boolean last) {
        Optional<ServiceDeclaration> declaration = reader.read(candidate);
        if (declaration.isEmpty()) {
            if (reader.hasUnknownParent(candidate) && !last) {
                compilation.defer(candidate.getQualifiedName().toString());
            }
            return;
        }
        DeclarationReader.parentsOf(candidate).forEach(compilation::inherit);
        Resolution resolution = resolver.resolve(declaration.get());
        if (resolution instanceof Resolution.Deferred && !last) {
            compilation.defer(candidate.getQualifiedName().toString());
            return;
        }
        resolution.diagnostics().forEach(diagnostic -> report(candidate, diagnostic));
        if (resolution instanceof Resolution.LeftToSubtypes) {
            compilation.leaveOpen(candidate.getQualifiedName().toString());
        }
        if (resolution instanceof Resolution.Resolved resolved) {
            generate(candidate, resolved.service());
        }
    }

    private void generate(TypeElement candidate, CachedService service) {
        List<Diagnostic> collisions = compilation.catalog().add(service);
        collisions.forEach(collision -> report(candidate, collision));
        List<EvictionTarget> patterns = service.methods().stream()
                .flatMap(method -> KeyCatalog.patterns(method).stream())
                .map(EvictedPattern::target)
                .toList();
        compilation.patterns().put(candidate.getQualifiedName().toString(), patterns);
        String binaryName = elements.getBinaryName(candidate).toString();
        compilation.methods().put(binaryName, KeyCatalog.labels(service));
        compilation.map().put(binaryName, mapper.map(service));
        compilation
                .services()
                .put(
                        binaryName,
                        ServiceIndex.line(binaryName, service.proxy().reflectionName(), annotatedMethods(service)));
        writeEntries(candidate, service);
        boolean collides = collisions.stream().anyMatch(collision -> collision.severity() == Severity.ERROR);
        if (!collides && !write(candidate, generator.generate(service))) {
            reportTaken(candidate, service.proxy().canonicalName(), DiagnosticCode.PROXY_NAME_TAKEN);
        }
    }

    private void writeEntries(TypeElement candidate, CachedService service) {
        if (handles && HandlesGenerator.hasEntries(service) && !write(candidate, HandlesGenerator.generate(service))) {
            String name = HandlesGenerator.nameOf(service).canonicalName();
            reportTaken(candidate, name, DiagnosticCode.HANDLES_NAME_TAKEN);
        }
    }

    private boolean write(TypeElement candidate, SourceFile file) {
        boolean written = writer.write(file, candidate);
        if (written) {
            compilation.generatedTypes().add(file.name().canonicalName());
        }
        return written;
    }

    /** @param taken what to report where the type of this name was written by hand */
    private void reportTaken(TypeElement candidate, String name, DiagnosticCode taken) {
        report(candidate, isOurs(name) ? DiagnosticCode.PROXY_IS_A_SOURCE : taken, candidate.getQualifiedName(), name);
    }

    /** Returns whether an earlier compilation generated the type. */
    private boolean isOurs(String name) {
        TypeElement type = elements.getTypeElement(name);
        return type != null
                && type.getAnnotationMirrors().stream()
                        .anyMatch(mirror -> mirror.toString().contains(ProxyGenerator.PROCESSOR));
    }

    private static List<String> annotatedMethods(CachedService service) {
        return service.methods().stream()
                .filter(method -> !(method instanceof DelegatedMethod))
                .map(method -> method.signature().name())
                .toList();
    }

    /**
     * Reports what can be checked only when all services are known, and writes the indexes. Returns the problems of options,
     * which have no place in the source.
     */
    List<Problem> finish(UnmatchedEvicts unmatched, Map<String, String> options) {
        if (compilation.isIncomplete()) {
            return List.of();
        }
        checkPatterns(unmatched);
        MapStep step = new MapStep(writer, compilation.map().values(), this::isCompiledElsewhere);
        lint(step.map());
        compilation.unbound().stream()
                .map(elements::getTypeElement)
                .filter(Objects::nonNull)
                .forEach(service -> report(
                        service,
                        DiagnosticCode.SERVICE_UNBOUND,
                        service.getQualifiedName(),
                        service.getSimpleName(),
                        service.getSimpleName()));
        writer.write(new MethodIndex(compilation.methods()), this::isCompiledElsewhere);
        writer.write(new ServiceIndex(compilation.services()), this::isCompiledElsewhere);
        return step.write(options);
    }

    /** Returns whether a type exists without being compiled now, so that only an earlier index knows its methods. */
    private boolean isCompiledElsewhere(String binaryName) {
        return Stream.of(binaryName.replace('$', '.'), binaryName)
                .map(elements::getTypeElement)
                .filter(Objects::nonNull)
                .anyMatch(type -> !isBeingCompiled(type));
    }

    private boolean isBeingCompiled(TypeElement type) {
        TypeElement outermost = type;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        return compilation.sourceTypes().contains(outermost.getQualifiedName().toString());
    }

    /**
     * Checks the patterns against all keys. A service with a problem is resolved again, since no element outlives its
     * round.
     */
    private void checkPatterns(UnmatchedEvicts unmatched) {
        compilation.patterns().forEach((name, patterns) -> {
            TypeElement service = elements.getTypeElement(name);
            boolean fine = patterns.stream()
                    .allMatch(pattern -> compilation.catalog().check(pattern).isEmpty());
            if (service != null && !fine) {
                guarded(service, () -> checkPatterns(service, unmatched));
            }
        });
    }

    private void checkPatterns(TypeElement service, UnmatchedEvicts unmatched) {
        resolvedAgain(service)
                .ifPresent(resolved -> resolved.methods().stream()
                        .flatMap(method -> KeyCatalog.patterns(method).stream())
                        .forEach(pattern -> checkPattern(service, pattern, unmatched)));
    }

    private Optional<CachedService> resolvedAgain(TypeElement service) {
        return reader.read(service)
                .map(resolver::resolve)
                .flatMap(resolution -> resolution instanceof Resolution.Resolved resolved
                        ? Optional.of(resolved.service())
                        : Optional.empty());
    }

    private void checkPattern(TypeElement service, EvictedPattern pattern, UnmatchedEvicts unmatched) {
        compilation.catalog().check(pattern.target()).ifPresent(problem -> {
            Optional<Severity> severity = problem.code() == DiagnosticCode.EVICTS_PATTERN_UNMATCHED
                            || problem.code() == DiagnosticCode.EVICTS_TAG_UNMATCHED
                    ? unmatched.severity()
                    : Optional.of(problem.code().severity());
            severity.ifPresent(kind -> report(service, new Diagnostic(problem, kind, pattern.origin())));
        });
    }

    private void lint(CacheMap map) {
        // A silent finding is dropped here, since its service would be read again for it.
        Map<String, List<Finding>> findings = Lints.of(map, elements, lints.unevictedTtl()).stream()
                .filter(finding -> !lints.silent().contains(finding.problem().code()))
                .collect(groupingBy(Finding::service, LinkedHashMap::new, toList()));
        findings.forEach((name, found) -> {
            TypeElement service = elements.getTypeElement(name.replace('$', '.'));
            if (service != null) {
                List<MappedMethod> methods = Objects.requireNonNull(
                                compilation.map().get(name), name)
                        .methods();
                guarded(service, () -> lint(service, methods, found));
            }
        });
    }

    /**
     * Reports findings where the methods are. The service is read again, since no element outlives its round.
     *
     * @param methods one for each declaration, since the service was resolved without an error
     */
    private void lint(TypeElement service, List<MappedMethod> methods, List<Finding> findings) {
        reader.read(service).map(ServiceDeclaration::methods).ifPresent(declarations -> {
            for (Finding finding : findings) {
                for (int i = 0; i < methods.size(); i++) {
                    if (methods.get(i).signature().equals(finding.signature())) {
                        Origin place = declarations.get(i).place();
                        Severity severity = finding.problem().code().severity();
                        report(service, new Diagnostic(finding.problem(), severity, place));
                    }
                }
            }
        });
    }

    /**
     * Runs a step for one type. An unexpected exception is reported on that type, and the other types get their
     * classes.
     */
    private void guarded(TypeElement type, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            report(type, DiagnosticCode.PROCESSOR_FAILED, type.getQualifiedName(), trace);
        }
    }

    private void report(Element service, DiagnosticCode code, Object... arguments) {
        report(service, new Diagnostic(Problem.of(code, arguments), code.severity(), Origin.of(service)));
    }

    private void report(Element service, Diagnostic diagnostic) {
        compilation.note(diagnostic);
        printer.print(service, diagnostic);
    }
}
