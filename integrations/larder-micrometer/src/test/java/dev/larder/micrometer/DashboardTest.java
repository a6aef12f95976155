package dev.larder.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CommandObserver.Command;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard of the documentation shows meters that there are. */
class DashboardTest {

    private static final Path FOLDER = Path.of("..", "..", "docs", "grafana");

    private static final Pattern METRIC = Pattern.compile("\\b((?:cache|larder)_[a-z_]+)\\{");

    @Test
    void everyMetricOfTheDashboardIsExported() throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Larder larder = Larder.builder().store(InMemoryCacheStore.create()).open()) {
            new LarderMetrics(larder).bindTo(registry);
            larder.cached(Entries.class, new StoredEntries());
            CommandMeters commands = new CommandMeters(registry);
            commands.begin(new Command("GET", null, 1, "localhost", 6379, 0), List.of(commands.caller()))
                    .end(null);
            String exported = registry.scrape();

            assertThat(metrics())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(metric -> assertThat(exported).containsPattern("(?m)^" + metric + "[ {]"));
        }
    }

    @Test
    void thePictureShowsEachPanelOfTheDashboard() throws IOException {
        String picture = Files.readString(FOLDER.resolve("larder.svg"));

        List<String> titles = new ArrayList<>();
        dashboard().get("panels").forEach(panel -> titles.add(panel.get("title").asText()));
        assertThat(titles)
                .hasSizeGreaterThan(10)
                .allSatisfy(title -> assertThat(picture).contains(">" + title + "<"));
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve("larder.json").toFile());
    }

    private static Set<String> metrics() throws IOException {
        Set<String> metrics = new TreeSet<>();
        for (JsonNode expression : dashboard().findValues("expr")) {
            METRIC.matcher(expression.asText()).results().forEach(found -> metrics.add(found.group(1)));
        }
        return metrics;
    }
}
