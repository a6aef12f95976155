package dev.larder.processor.generation;

import dev.larder.processor.generation.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** Writes generated sources, the indexes in the class output, and the files that options name. */
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
        writeResource(path, index.with(reader.apply(old), oldTypeStays).text());
    }

    /** Writes a file of the class output, unless it has this text already. */
    public void writeResource(String path, String text) {
        if (text.equals(read(path))) {
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
    public String read(String path) {
        return read(StandardLocation.CLASS_OUTPUT, path);
    }

    /** Returns the text of the first file of this path on the class path; empty if the compiler shows none. */
    public String readFromClassPath(String path) {
        return read(StandardLocation.CLASS_PATH, path);
    }

    private String read(StandardLocation location, String path) {
        try (InputStream stream = filer.getResource(location, "", path).openInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException none) {
            return "";
        }
    }

    /** Returns the text of a file that an option names. */
    public String readFile(Path path) throws IOException {
        return Files.readString(path);
    }

    /** Writes a file that an option names, unless it has this text already. */
    public void writeFile(Path path, String text) throws IOException {
        if (Files.isRegularFile(path) && Files.readString(path).equals(text)) {
            return;
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(path, text);
    }

    /**
     * Writes a source file. Returns false, and writes nothing, if a type of its name exists.
     *
     * @param origin the type for which the file is generated
     */
    public boolean write(SourceFile file, Element origin) {
        // In one piece: the writer of a compiler is slow with words.
        String text = file.text();
        try (Writer source =
                filer.createSourceFile(file.name().canonicalName(), origin).openWriter()) {
            source.write(text);
            return true;
        } catch (FilerException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
