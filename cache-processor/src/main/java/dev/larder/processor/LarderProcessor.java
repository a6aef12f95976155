package dev.larder.processor;

import com.google.auto.service.AutoService;
import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Generates a class for every interface that declares or inherits methods with Larder's annotations.
 *
 * <p>The processor asks for all types, since an interface that only inherits annotated methods has no annotation
 * itself. It claims no annotation, so that other processors see them too.
 *
 * <p>Options: {@code larder.unmatchedEvicts} is {@code error}, {@code warn} (the default) or {@code ignore}.
 * {@code larder.values} names types whose values the codec is known to read back unchanged. {@code larder.lint} names warnings,
 * with a minus those that are not to be printed; {@code larder.unevictedTtl} is the TTL up to which a key needs no eviction.
 * {@code larder.map} and {@code larder.lock} name files for the map of the cache and for its lock, and
 * {@code larder.lock.write} writes the lock. {@code larder.handles=false} writes no classes with entries.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("*")
@SupportedOptions({
    UnmatchedEvicts.OPTION,
    TrustedValues.OPTION,
    LintChoice.OPTION,
    LintChoice.UNEVICTED_TTL,
    MapStep.MAP,
    MapStep.LOCK,
    MapStep.LOCK_WRITE,
    Round.HANDLES
})
public final class LarderProcessor extends AbstractProcessor {

    private final Compilation compilation = new Compilation();
    private boolean optionChecked;

    /** Creates a processor; called by the compiler, which finds it by its service file. */
    public LarderProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        TrustedValues trusted = TrustedValues.of(processingEnv.getOptions());
        UnmatchedEvicts unmatched = unmatchedEvicts();
        LintChoice lints = LintChoice.of(processingEnv.getOptions());
        Round step = new Round(processingEnv, compilation, trusted, lints);
        step.process(annotations, round);
        if (round.processingOver()) {
            step.finish(unmatched, processingEnv.getOptions()).forEach(this::print);
            lints.problems().forEach(this::print);
            trusted.problems(processingEnv.getElementUtils()).forEach(this::print);
        }
        return false;
    }

    private UnmatchedEvicts unmatchedEvicts() {
        String option = processingEnv.getOptions().getOrDefault(UnmatchedEvicts.OPTION, "warn");
        Optional<UnmatchedEvicts> choice = UnmatchedEvicts.named(option);
        if (choice.isEmpty() && !optionChecked) {
            print(Problem.of(
                    DiagnosticCode.OPTION_INVALID, UnmatchedEvicts.OPTION, option, "one of error, warn, ignore"));
        }
        optionChecked = true;
        return choice.orElse(UnmatchedEvicts.WARN);
    }

    private void print(Problem problem) {
        processingEnv.getMessager().printMessage(Kind.ERROR, problem.message());
    }
}
