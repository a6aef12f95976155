package dev.larder.processor.generation;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;

/** Puts generated source files where the compiler finds them. */
public final class SourceWriter {

    private final Filer filer;

    public SourceWriter(Filer filer) {
        this.filer = filer;
    }

    /** Writes the file. Returns false, and writes nothing, if there is a type of its name already. */
    public boolean write(JavaFile file) {
        try {
            file.writeTo(filer);
            return true;
        } catch (FilerException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
