package dev.larder.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Generates classes that it copies from a folder: what any processor costs that writes as much and decides nothing. */
@SupportedAnnotationTypes("*")
@SupportedOptions("copied")
public final class CopyingProcessor extends AbstractProcessor {

    private boolean isDone;

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (isDone) {
            return false;
        }
        isDone = true;
        Path root = Path.of(processingEnv.getOptions().get("copied"));
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace(".java", "");
                try (Writer out = processingEnv
                        .getFiler()
                        .createSourceFile(name.replace('/', '.').replace('\\', '.'))
                        .openWriter()) {
                    out.write(Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return false;
    }
}
