package dev.larder.spring.boot;

import dev.larder.micrometer.LarderMetrics;
import dev.larder.runtime.Larder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Measures what Spring adds: a hit through the bean against the generated class by hand, a hit with meters against one
 * without, and the start of an application with a hundred cached beans against the same without Larder. What is compared
 * takes turns, and the medians are told.
 *
 * <pre>
 * mvn -q -pl integrations/larder-spring-boot -am test-compile
 * mvn -q -pl integrations/larder-spring-boot exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=dev.larder.spring.boot.SpringFigures -Dexec.args="20 5000"
 * </pre>
 *
 * <p>The arguments are the number of turns and of hits in each.
 */
public final class SpringFigures {

    private static final int BEANS = 100;

    private final int turns;

    private final int hits;

    private SpringFigures(int turns, int hits) {
        this.turns = turns;
        this.hits = hits;
    }

    public static void main(String[] arguments) {
        int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int hits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
        SpringFigures figures = new SpringFigures(turns, hits);
        figures.hits();
        figures.starts();
        System.exit(0);
    }

    private void hits() {
        try (ConfigurableApplicationContext context = start(true, 1)) {
            Larder larder = context.getBean(Larder.class);
            Users bean = context.getBean(Users.class);
            Users byHand = larder.cached(Users.class, new CountingUsers());
            bean.find(1);
            compare("a hit through the bean / by hand", () -> hits(bean), () -> hits(byHand));
            new LarderMetrics(larder).bindTo(new SimpleMeterRegistry());
            try (Larder plain = Larder.builder()
                    .uri(TestRedis.shared().url())
                    .keyPrefix(larder.config().keyPrefix())
                    .open()) {
                Users without = plain.cached(Users.class, new CountingUsers());
                compare("a hit with meters / without", () -> hits(byHand), () -> hits(without));
            }
        }
    }

    private double hits(Users users) {
        long start = System.nanoTime();
        for (int i = 0; i < hits; i++) {
            users.find(1);
        }
        return (System.nanoTime() - start) / 1000.0 / hits;
    }

    private void starts() {
        compare("a start with " + BEANS + " cached beans / uncached (ms)", () -> startTime(true), () -> startTime(false));
    }

    private static double startTime(boolean cached) {
        long start = System.nanoTime();
        start(cached, BEANS).close();
        return (System.nanoTime() - start) / 1e6;
    }

    private void compare(String name, Supplier<Double> one, Supplier<Double> other) {
        List<Double> ones = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (int turn = -turns / 2; turn < turns; turn++) {
            double first = one.get();
            double second = other.get();
            if (turn >= 0) {
                ones.add(first);
                others.add(second);
            }
        }
        double a = median(ones);
        double b = median(others);
        System.out.printf("%s: %.2f / %.2f = %.3f, difference %.2f%n", name, a, b, a / b, a - b);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private static ConfigurableApplicationContext start(boolean cached, int beans) {
        return new SpringApplicationBuilder(cached ? Cached.class : Plain.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(Map.of(
                        "larder.redis.url", TestRedis.shared().url(),
                        "larder.key-prefix", "figures",
                        "logging.level.root", "error"))
                .initializers((GenericApplicationContext context) -> Arrays.stream(new int[beans])
                        .forEach(zero -> context.registerBean(
                                "users" + context.getBeanDefinitionCount(), CountingUsers.class)))
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({AopAutoConfiguration.class, LarderAutoConfiguration.class})
    static class Cached {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(AopAutoConfiguration.class)
    static class Plain {}
}
