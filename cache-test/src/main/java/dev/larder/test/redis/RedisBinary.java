package dev.larder.test.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.RedisExecProvider;

/** Finds the server's program. */
final class RedisBinary {

    private static final String[] NAMES = {"redis-server", "valkey-server"};

    private RedisBinary() {}

    /** @throws IllegalStateException when there is none; the message names both remedies */
    static String path() {
        return embedded()
                .or(() -> installed(System.getenv().getOrDefault("PATH", "")))
                .orElseThrow(() -> new IllegalStateException("there is no redis-server on this machine; add"
                        + " org.signal:embedded-redis to the tests' dependencies, or install redis-server or"
                        + " valkey-server so that the PATH names it"));
    }

    private static Optional<String> embedded() {
        try {
            return Optional.of(Embedded.FILE.getPath());
        } catch (NoClassDefFoundError e) {
            return Optional.empty();
        }
    }

    static Optional<String> installed(String path) {
        return Stream.of(NAMES)
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** The unpacked binary, once in each JVM. Loading this class fails where the library is not there. */
    private static final class Embedded {

        static final File FILE = unpack();

        private static File unpack() {
            try {
                return RedisExecProvider.defaultProvider().get();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
