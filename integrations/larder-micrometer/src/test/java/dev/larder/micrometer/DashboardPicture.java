package dev.larder.micrometer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larder.runtime.Larder;
import dev.larder.test.redis.RedisServer;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Draws the dashboard without Grafana: runs a load on a real Redis, which is away for a while in the middle, takes what the
 * registry exports for Prometheus, and evaluates the dashboard's own queries, over two seconds instead of five minutes.
 *
 * <pre>
 * mvn -q -Pdashboard-picture -pl integrations/larder-micrometer -am verify -DskipTests -Dexec.args="60 docs/grafana"
 * </pre>
 *
 * <p>The arguments are the seconds of the load, and the folder of {@code larder.json}, into which {@code larder.svg} goes.
 */
public final class DashboardPicture {

    private static final int SAMPLES_A_SECOND = 4;

    private static final int WINDOW_SECONDS = 2;

    private static final int CALLERS = 6;

    private static final int KEYS = 3000;

    /** The width of a column of Grafana's grid of 24, and the height of a row. */
    private static final double COLUMN = 45;

    private static final double ROW = 22;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final List<String> exported = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        int seconds = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        DashboardPicture picture = new DashboardPicture();
        picture.run(seconds);
        JsonNode dashboard =
                new ObjectMapper().readTree(folder.resolve("larder.json").toFile());
        Files.writeString(folder.resolve("larder.svg"), picture.draw(dashboard, seconds));
        System.exit(0);
    }

    /** Samples the meters while callers work; Redis is away from a half of the time to two thirds. */
    private void run(int seconds) throws IOException, InterruptedException {
        registry.config().commonTags("application", "example", "instance", "example:8080");
        RedisServer redis = RedisServer.start();
        try (Larder larder = Larder.builder()
                .uri(redis.uri())
                .connectTimeout(Duration.ofSeconds(15))
                .observer(new LarderObservations(ObservationRegistry.NOOP).withCommands(new CommandMeters(registry)))
                .open()) {
            new LarderMetrics(larder).bindTo(registry);
            Entries entries = larder.cached(Entries.class, new SlowEntries());
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<CompletableFuture<Void>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(
                        CompletableFuture.runAsync(() -> call(entries, end), command -> new Thread(command).start()));
            }
            int samples = seconds * SAMPLES_A_SECOND;
            for (int sample = 0; sample < samples; sample++) {
                if (sample == samples / 2) {
                    redis.close();
                } else if (sample == samples * 2 / 3) {
                    redis = RedisServer.startOn(redis.port());
                }
                exported.add(registry.scrape());
                TimeUnit.MILLISECONDS.sleep(1000 / SAMPLES_A_SECOND);
            }
            callers.forEach(CompletableFuture::join);
        } finally {
            redis.close();
        }
    }

    /** Calls mostly for few keys, as callers do, with pauses, so that the machine is not what is measured. */
    private static void call(Entries entries, long end) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 1; System.nanoTime() < end; i++) {
            String key = "k" + (int) (KEYS * Math.pow(random.nextDouble(), 3));
            entries.get(key);
            if (i % 10 == 0) {
                entries.getAll(List.of(key, "k1", "k2", "k3"));
            }
            if (i % 25 == 0) {
                entries.remove(key);
            }
            try {
                TimeUnit.MICROSECONDS.sleep(500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private String draw(JsonNode dashboard, int seconds) {
        StringBuilder svg = new StringBuilder();
        double height = 0;
        for (JsonNode panel : dashboard.get("panels")) {
            JsonNode place = panel.get("gridPos");
            double y = place.get("y").asInt() * ROW + 30;
            PanelChart chart = new PanelChart(
                    panel.get("title").asText(),
                    panel.at("/fieldConfig/defaults/unit").asText(),
                    place.get("w").asInt() * COLUMN - 6,
                    place.get("h").asInt() * ROW - 6);
            svg.append(String.format(
                            Locale.ROOT,
                            "<g transform=\"translate(%.0f %.0f)\">\n",
                            place.get("x").asInt() * COLUMN + 3,
                            y))
                    .append(chart.draw(series(panel.get("targets"))))
                    .append("</g>\n");
            height = Math.max(height, y + place.get("h").asInt() * ROW);
        }
        String note = "Larder: " + seconds + " s of an example; Redis is away from " + seconds / 2 + " s to "
                + seconds * 2 / 3 + " s";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + 24 * COLUMN + " " + height + "\">\n"
                + "<style>text{font-family:sans-serif;fill:#d8d9da}.title{font-size:12px}.legend{font-size:10px}"
                + ".scale{font-size:9px;text-anchor:end;fill:#9fa2a5}.panel{fill:#181b1f}.grid{stroke:#2c3235}</style>\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#111217\"/>\n"
                + "<text x=\"8\" y=\"20\" font-size=\"13\">" + note + "</text>\n" + svg + "</svg>\n";
    }

    /** Returns the values of all series over time, those that are never other than zero left out. */
    private Map<String, List<Double>> series(JsonNode targets) {
        Map<String, List<Double>> series = new TreeMap<>();
        int window = WINDOW_SECONDS * SAMPLES_A_SECOND;
        for (JsonNode target : targets) {
            PanelQuery query = new PanelQuery(
                    target.get("expr").asText(), target.get("legendFormat").asText());
            for (int i = window; i < exported.size(); i++) {
                int place = i - window;
                query.evaluate(exported.get(place), exported.get(i), WINDOW_SECONDS)
                        .forEach((name, value) -> {
                            List<Double> values = series.computeIfAbsent(name, absent -> new ArrayList<>());
                            while (values.size() < place) {
                                values.add(null);
                            }
                            values.add(value);
                        });
            }
        }
        series.values().removeIf(values -> values.stream().allMatch(value -> value == null || value == 0));
        return series;
    }

    /** A source that takes some milliseconds. */
    private static final class SlowEntries extends StoredEntries {

        @Override
        public String get(String key) {
            pause();
            return "the value of " + key;
        }

        @Override
        public Map<String, String> getAll(java.util.Collection<String> keys) {
            pause();
            Map<String, String> values = new TreeMap<>();
            keys.forEach(key -> values.put(key, "the value of " + key));
            return values;
        }

        private static void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(2, 8));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
