package com.example.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.BufferedReader;
import java.io.File;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/**
 * The application as Spring's processing ahead of time leaves it, started on a JVM. A native image has the same beans; no
 * test builds one.
 */
class AheadOfTimeTest {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void theProcessedApplicationStartsAndCaches() throws Exception {
        Path classes = processed();
        int redisPort = freePort();
        RedisServer redis = RedisServer.builder()
                .port(redisPort)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        Process application = java(
                classes + File.pathSeparator + classPath(),
                "-Dspring.aot.enabled=true",
                "com.example.bookshop.Bookshop",
                "--server.port=0",
                "--spring.data.redis.host=127.0.0.1",
                "--spring.data.redis.port=" + redisPort,
                "--larder.lazy-connect=false",
                "--larder.command-timeout=5s",
                "--larder.connect-timeout=15s");
        try {
            String books = "http://127.0.0.1:" + port(application);
            put(books + "/books", "{\"id\": 1, \"title\": \"Emma\", \"stock\": 200}");
            assertThat(get(books + "/books/1")).contains("Emma");
            assertThat(get(books + "/books/1")).contains("Emma");
            put(books + "/books", "{\"id\": 1, \"title\": \"Persuasion\", \"stock\": 200}");
            assertThat(get(books + "/books/1")).contains("Persuasion");

            String method = get(books + "/actuator/larder/Books.findById");
            assertThat(JsonPath.<Integer>read(method, "$.stats.hits")).isEqualTo(1);
            assertThat(JsonPath.<Integer>read(method, "$.stats.loads")).isEqualTo(2);
        } finally {
            application.destroyForcibly().waitFor();
            redis.stop();
        }
    }

    /** Processes the application as {@code spring-boot:process-aot} does; returns the folder of the compiled result. */
    private Path processed() throws Exception {
        Path sources = directory.resolve("sources");
        Path classes = directory.resolve("classes");
        Process processor = java(
                classPath(),
                "org.springframework.boot.SpringApplicationAotProcessor",
                "com.example.bookshop.Bookshop",
                sources.toString(),
                classes.toString(),
                classes.toString(),
                "com.example",
                "bookshop");
        String output = new String(processor.getInputStream().readAllBytes());
        assertThat(processor.waitFor()).as(output).isZero();
        List<String> options = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-cp",
                classes + File.pathSeparator + classPath(),
                "-d",
                classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(options::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)))
                .isZero();
        try (Stream<Path> hints = Files.walk(classes)) {
            Path metadata = hints.filter(file -> file.endsWith("reachability-metadata.json"))
                    .findFirst()
                    .orElseThrow();
            String text = Files.readString(metadata).replace("\\/", "/");
            assertThat(List.of("com.example.bookshop.CachedBooks", "META-INF/larder/*", "com.example.bookshop.Book"))
                    .allMatch(text::contains);
        }
        return classes;
    }

    private static Process java(String classPath, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Returns the port that the application tells when it has started. Its further output is read and dropped. */
    private static int port(Process application) throws Exception {
        BufferedReader output = application.inputReader();
        StringBuilder lines = new StringBuilder();
        int port = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.append(line).append('\n');
            Matcher found = PORT.matcher(line);
            if (found.find()) {
                port = Integer.parseInt(found.group(1));
            }
            if (line.contains("Started Bookshop")) {
                break;
            }
        }
        assertThat(lines).contains("AOT-processed");
        assertThat(port).as(lines.toString()).isPositive();
        Thread rest = new Thread(() -> output.lines().forEach(line -> {}), "application-output");
        rest.setDaemon(true);
        rest.start();
        return port;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String get(String uri) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
                .body();
    }

    private void put(String uri, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
}
