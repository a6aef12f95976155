package dev.larder.processor.testing;

import dev.larder.processor.LarderProcessor;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Runs a compiler with the processor over sources in a directory of their own. */
public final class CompilerUnderTest {

    private final JavaCompiler compiler;
    private final Path directory;
    private final List<String> options = new ArrayList<>();
    private final List<Processor> processors = new ArrayList<>(List.of(new LarderProcessor()));
    private String classPath = System.getProperty("java.class.path");

    private CompilerUnderTest(JavaCompiler compiler, Path directory) {
        this.compiler = compiler;
        this.directory = directory;
    }

    public static CompilerUnderTest javac(Path directory) {
        return new CompilerUnderTest(ToolProvider.getSystemJavaCompiler(), directory);
    }

    public static CompilerUnderTest ecj(Path directory) {
        return new CompilerUnderTest(new EclipseCompiler(), directory).with("-source", "17", "-target", "17");
    }

    /** Returns how each compiler is made, for {@link ByEachCompiler}. */
    static List<Function<Path, CompilerUnderTest>> compilers() {
        return List.of(CompilerUnderTest::javac, CompilerUnderTest::ecj);
    }

    public CompilerUnderTest with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    public CompilerUnderTest with(Processor other) {
        processors.add(other);
        return this;
    }

    /** Runs this processor in place of ours. */
    public CompilerUnderTest withOnly(Processor processor) {
        processors.clear();
        return with(processor);
    }

    public CompilerUnderTest onClassPath(Path classes) {
        classPath += File.pathSeparator + classes;
        return this;
    }

    /** Puts classes of another module before everything else. */
    public CompilerUnderTest withClassPathFirst(Path classes) {
        classPath = classes + File.pathSeparator + classPath;
        return this;
    }

    /** Finds further sources in a directory, such as those that stand for the types of other libraries. */
    public CompilerUnderTest onSourcePath(Path sources) {
        return with("-sourcepath", sources.toString());
    }

    /** Compiles sources, given by their paths such as {@code shop/UserService.java}. */
    public Compiled compile(Map<String, String> sources) {
        Path sourceDirectory = directory.resolve("src");
        Path generated = directory.resolve("generated");
        Path classes = directory.resolve("classes");
        try {
            Files.createDirectories(generated);
            Files.createDirectories(classes);
            List<Path> files = new ArrayList<>();
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = sourceDirectory.resolve(source.getKey());
                Files.createDirectories(file.getParent());
                files.add(Files.writeString(file, source.getValue()));
            }
            return compile(files, generated, classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Compiled compile(List<Path> files, Path generated, Path classes) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-d", classes.toString(), "-s", generated.toString(), "-cp", classPath));
        arguments.addAll(options);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    output, manager, diagnostics, arguments, null, manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(processors);
            boolean success = task.call();
            return new Compiled(
                    success,
                    diagnostics.getDiagnostics().stream().map(Message::of).toList(),
                    output.toString(),
                    textsUnder(generated),
                    classes);
        }
    }

    private static Map<String, String> textsUnder(Path directory) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
