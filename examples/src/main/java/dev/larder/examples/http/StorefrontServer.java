package dev.larder.examples.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.larder.examples.Application;
import dev.larder.examples.catalog.Category;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/** The storefront's HTTP front, on this machine's loopback address. */
public final class StorefrontServer implements AutoCloseable {

    private static final String STARTED = "started";

    private final Javalin app;

    private StorefrontServer(Javalin app) {
        this.app = app;
    }

    /**
     * Starts to listen.
     *
     * @param port 0: any that is free
     * @throws io.javalin.util.JavalinBindException if the port is taken
     */
    public static StorefrontServer start(Application application, int port) {
        Javalin app = Javalin.create(StorefrontServer::configure);
        new UserRoutes(application.users()).addTo(app);
        new ProductRoutes(application.products()).addTo(app);
        new ReviewRoutes(application.reviews()).addTo(app);
        new CartRoutes(application.carts()).addTo(app);
        new StatisticsRoutes(application.larder()).addTo(app);
        app.before(request -> request.attribute(STARTED, System.nanoTime()));
        app.after(StorefrontServer::tellTime);
        app.exception(
                NoSuchElementException.class,
                (e, request) ->
                        request.status(HttpStatus.NOT_FOUND).json(Map.of("error", String.valueOf(e.getMessage()))));
        return new StorefrontServer(app.start("127.0.0.1", port));
    }

    private static void configure(JavalinConfig config) {
        config.showJavalinBanner = false;
        config.jsonMapper(new JavalinJackson(json(), false));
        config.validation.register(Category.class, text -> Category.valueOf(text.toUpperCase(Locale.ROOT)));
        config.validation.register(BigDecimal.class, BigDecimal::new);
    }

    private static ObjectMapper json() {
        return JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule())
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .build();
    }

    /** Says in a header how long the answer took, which shows a hit from a miss in {@code curl -i}. */
    private static void tellTime(Context request) {
        Long started = request.attribute(STARTED);
        if (started != null) {
            double millis = (System.nanoTime() - started) / 1e6;
            request.header("Server-Timing", String.format(Locale.ROOT, "total;dur=%.2f", millis));
        }
    }

    /** The port that it listens on. */
    public int port() {
        return app.port();
    }

    /** Stops listening. */
    @Override
    public void close() {
        app.stop();
    }
}
