package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.generation.source.SourceFile;
import dev.larder.processor.model.CachedService;
import dev.larder.processor.model.TypeName.ClassName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Begins a generated class of a service: its Javadoc, annotations and modifiers. */
final class GeneratedClass {

    private GeneratedClass() {}

    /** @param javadoc a format whose one placeholder is the service */
    // @Generated("dev.larder.processor.LarderProcessor")
    // public final class CachedUserService
    static SourceFile.Builder begin(CachedService service, ClassName name, String javadoc) {
        ClassName annotated = ClassName.get((TypeElement) service.origin().element());
        SourceFile.Builder file = SourceFile.builder(name).addJavadoc(javadoc, annotated);
        service.generatedAnnotation()
                .ifPresent(
                        generated -> file.addAnnotation(CodeBlock.of("@$T($S)", generated, ProxyGenerator.PROCESSOR)));
        if (!service.suppressedWarnings().isEmpty()) {
            file.addAnnotation(suppressWarnings(service));
        }
        if (service.open()) {
            file.addModifiers(Modifier.PUBLIC);
        }
        return file.addModifiers(Modifier.FINAL).addTypeVariables(service.typeVariables());
    }

    // @SuppressWarnings("deprecation")
    // @SuppressWarnings({
    //         "deprecation",
    //         "rawtypes"
    // })
    private static CodeBlock suppressWarnings(CachedService service) {
        List<CodeBlock> warnings = new ArrayList<>();
        for (String warning : service.suppressedWarnings()) {
            warnings.add(CodeBlock.of("$S", warning));
        }
        return CodeBlock.of(
                warnings.size() == 1 ? "@$T($L)" : "@$T({$>$>\n$L$<$<\n})",
                SuppressWarnings.class,
                CodeBlock.join(warnings, ",\n"));
    }
}
