package dev.larder.examples;

import dev.larder.examples.checkup.Checkup;
import dev.larder.examples.http.StorefrontServer;
import dev.larder.examples.http.UrlsToTry;
import dev.larder.examples.jdbc.DatabaseException;
import dev.larder.examples.redis.RedisAddress;
import dev.larder.examples.tour.Tour;
import dev.larder.runtime.Larder;
import dev.larder.runtime.error.CacheException;
import io.javalin.util.JavalinBindException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program: a guided tour, an HTTP server, or a look at what is wrong. */
public final class Storefront {

    private Storefront() {}

    /** Runs until the tour ended, or until the JVM is stopped; ends the JVM with 2 if the arguments are wrong. */
    public static void main(String[] arguments) throws InterruptedException {
        int status = run(List.of(arguments), System.getenv(), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Does what {@link #main} does, and returns the exit status. */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err)
            throws InterruptedException {
        Command command;
        try {
            command = Command.parse(arguments);
        } catch (Command.UsageException e) {
            err.println(e.getMessage());
            err.print(Command.USAGE);
            return 2;
        }
        if (command instanceof Command.Help) {
            out.print(Command.USAGE);
            return 0;
        }
        try {
            if (command instanceof Command.Check check) {
                return check(environment, check.glob(), out, err);
            }
            return run(command, environment, out);
        } catch (IllegalArgumentException | CacheException | DatabaseException | JavalinBindException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static int run(Command command, Map<String, String> environment, PrintStream out)
            throws InterruptedException {
        try (Application application = Application.open(environment)) {
            if (command instanceof Command.Serve serve) {
                serve(application, serve.port(), out);
            } else {
                new Tour(application, out).take();
            }
            return 0;
        }
    }

    /** Looks at the Redis that the environment names, and at no more: it may be what is wrong. */
    private static int check(Map<String, String> environment, String glob, PrintStream out, PrintStream err) {
        Optional<RedisAddress> redis = RedisAddress.from(environment);
        if (redis.isEmpty()) {
            err.println("Which Redis? Set REDIS_URL, or REDIS_HOST and REDIS_PORT");
            return 2;
        }
        try (Larder larder = Larder.connect(redis.get().uri())) {
            new Checkup(larder, redis.get(), "").report(glob).forEach(out::println);
            return 0;
        }
    }

    /** Serves until the thread is interrupted, or until the JVM is told to end. */
    private static void serve(Application application, int port, PrintStream out) throws InterruptedException {
        try (StorefrontServer server = StorefrontServer.start(application, port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, application)));
            UrlsToTry.print(application, server.port(), out);
            Thread.currentThread().join();
        }
    }

    private static void stop(StorefrontServer server, Application application) {
        server.close();
        application.close();
    }
}
