package dev.larder.processor.generation;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.tools.StandardLocation;

/** Writes generated sources and the index of methods. */
public final class SourceWriter {

    private final Filer filer;

    public SourceWriter(Filer filer) {
        this.filer = filer;
    }

    /**
     * Updates the index of methods in the class output. Types of earlier compilations stay if the predicate says so.
     */
    public void write(MethodIndex methods, Predicate<String> oldTypeStays) {
        write(MethodIndex.PATH, methods, MethodIndex::of, oldTypeStays);
    }

    /** Brings the index of generated classes up to date. */
    public void write(ServiceIndex services, Predicate<String> oldTypeStays) {
        write(ServiceIndex.PATH, services, ServiceIndex::of, oldTypeStays);
    }

    private <I extends OutputIndex<I>> void write(
            String path, I index, Function<String, I> reader, Predicate<String> oldTypeStays) {
        String old = read(path);
        String text = index.with(reader.apply(old), oldTypeStays).text();
        if (text.equals(old)) {
            return;
        }
        try (Writer writer = new OutputStreamWriter(
                filer.createResource(StandardLocation.CLASS_OUTPUT, "", path).openOutputStream(),
                StandardCharsets.UTF_8)) {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of a file in the class output; empty if there is no such file. */
    private String read(String path) {
        try (InputStream stream =
                filer.getResource(StandardLocation.CLASS_OUTPUT, "", path).openInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException none) {
            return "";
        }
    }

    /** Writes a source file. Returns false, and writes nothing, if a type of its name exists. */
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
