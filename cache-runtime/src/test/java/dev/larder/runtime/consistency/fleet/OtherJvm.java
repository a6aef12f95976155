package dev.larder.runtime.consistency.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, with the class path of this one. */
final class OtherJvm implements AutoCloseable {

    private static final int END_SECONDS = 60;

    private final Process process;

    private OtherJvm(Process process) {
        this.process = process;
    }

    /** Starts a program. Its output is the result; what it writes to the standard error goes to that of this JVM. */
    static OtherJvm start(Class<?> program, int... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        for (int argument : arguments) {
            command.add(Integer.toString(argument));
        }
        return new OtherJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits for the end of the program, which must succeed; returns its output. */
    String output() throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("the other JVM failed: " + output);
        }
        return output;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
