package dev.larder.spring.boot;

import dev.larder.micrometer.LarderMetrics;
import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.redis.RedisServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
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
import org.springframework.context.annotation.Bean;
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
        figures.overhead();
        figures.hits();
        figures.starts();
        System.exit(0);
    }

    /** What the advice itself costs the calling thread, with values in memory: nearly the same on a busy machine. */
    private void overhead() {
        try (ConfigurableApplicationContext context = start(1, InMemory.class)) {
            Users bean = context.getBean(Users.class);
            Users byHand = context.getBean(Larder.class).cached(Users.class, new CountingUsers());
            bean.find(1);
            compare("CPU of a hit in memory through the bean / by hand (us)", () -> cpu(bean), () -> cpu(byHand));
        }
    }

    private double cpu(Users users) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        hits(users);
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1000.0 / hits;
    }

    private void hits() {
        try (ConfigurableApplicationContext context = start(true, 1)) {
            Larder larder = context.getBean(Larder.class);
            Users bean = context.getBean(Users.class);
            Users byHand = larder.cached(Users.class, new CountingUsers());
            bean.find(1);
            compare("a hit through the bean / by hand (us)", () -> hits(bean), () -> hits(byHand));
            new LarderMetrics(larder).bindTo(new SimpleMeterRegistry());
            try (Larder plain = Larder.builder()
                    .uri(RedisServer.shared().uri())
                    .keyPrefix(larder.config().keyPrefix())
                    .connectTimeout(Duration.ofSeconds(15))
                    .open()) {
                Users without = plain.cached(Users.class, new CountingUsers());
                compare("a hit with meters / without (us)", () -> hits(byHand), () -> hits(without));
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
        compare(
                "a start with " + BEANS + " cached beans / uncached (ms)",
                () -> startTime(true),
                () -> startTime(false));
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
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private static ConfigurableApplicationContext start(boolean cached, int beans) {
        return start(beans, cached ? Cached.class : Plain.class);
    }

    private static ConfigurableApplicationContext start(int beans, Class<?> configuration) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(Map.of(
                        "larder.redis.url", RedisServer.shared().uri(),
                        "larder.key-prefix", "figures",
                        "spring.docker.compose.enabled", "false",
                        "logging.level.root", "error"))
                .initializers((GenericApplicationContext context) -> Arrays.stream(new int[beans])
                        .forEach(zero ->
                                context.registerBean("users" + context.getBeanDefinitionCount(), CountingUsers.class)))
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({AopAutoConfiguration.class, LarderAutoConfiguration.class})
    static class Cached {}

    @Configuration(proxyBeanMethods = false)
    static class InMemory extends Cached {
        @Bean
        CacheStore store() {
            return InMemoryCacheStore.create();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(AopAutoConfiguration.class)
    static class Plain {}
}
