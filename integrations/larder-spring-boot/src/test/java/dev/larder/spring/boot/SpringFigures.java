package dev.larder.spring.boot;

import com.sun.management.OperatingSystemMXBean;
import dev.larder.micrometer.CommandMeters;
import dev.larder.micrometer.LarderMetrics;
import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.CommandObserver;
import dev.larder.runtime.spi.CommandObserver.Command;
import dev.larder.runtime.spi.StoreTimeouts;
import dev.larder.test.redis.RedisServer;
import io.micrometer.core.instrument.MeterRegistry;
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
 * takes turns. Told are the median of each, and the median of the ratios within a turn, which a busy machine changes least.
 *
 * <pre>
 * mvn -q -Pspring-figures -pl integrations/larder-spring-boot -am verify -DskipTests -Dexec.args="30 8000"
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
        figures.meters();
        figures.hits();
        figures.hitsWithMeters();
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
        }
    }

    /** One cache whose commands are observed in every other turn: two would find out for themselves how best to wait. */
    private void hitsWithMeters() {
        MeterRegistry registry = new SimpleMeterRegistry();
        CommandObserver meters = new CommandMeters(registry);
        StoreTimeouts timeouts =
                new StoreTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(5));
        try (RedissonCacheStore store = RedissonCacheStore.connect(
                        RedisSettings.parse(RedisServer.shared().uri()), timeouts);
                Larder larder =
                        Larder.builder().store(store).keyPrefix("figures").open()) {
            new LarderMetrics(larder).bindTo(registry);
            Users users = larder.cached(Users.class, new CountingUsers());
            users.find(1);
            compare(
                    "a hit with meters / without (us)",
                    () -> hits(users, store.observe(meters)),
                    () -> hits(users, store.observe(CommandObserver.none())));
            compare(
                    "CPU of the process for a hit with meters / without (us)",
                    () -> processCpu(users, store.observe(meters)),
                    () -> processCpu(users, store.observe(CommandObserver.none())));
        }
    }

    /** The processors' time of all threads, the network's included: what a busy machine changes least. */
    private double processCpu(Users users, CacheStore observed) {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long start = process.getProcessCpuTime();
        hits(users);
        return (process.getProcessCpuTime() - start) / 1000.0 / hits;
    }

    private double hits(Users users, CacheStore observed) {
        return hits(users);
    }

    /** What the meters of a command cost its threads. */
    private void meters() {
        CommandMeters meters = new CommandMeters(new SimpleMeterRegistry());
        Command get = new Command("GET", null, 1, "localhost", 6379, 0);
        List<CommandObserver.Caller> callers = List.of(meters.caller());
        List<Double> nanos = new ArrayList<>();
        for (int turn = -turns; turn < turns; turn++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < 10 * hits; i++) {
                meters.begin(get, callers).end(null);
            }
            if (turn >= 0) {
                nanos.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 10.0 / hits);
            }
        }
        System.out.printf("CPU of the meters of a command: %.0f ns%n", median(nanos));
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
        compare(
                "CPU of a start with " + BEANS + " cached beans / uncached (ms)",
                () -> startCpu(true),
                () -> startCpu(false));
    }

    private static double startTime(boolean cached) {
        long start = System.nanoTime();
        start(cached, BEANS).close();
        return (System.nanoTime() - start) / 1e6;
    }

    /** The processor's time of the thread that starts the application, which a busy machine changes less. */
    private static double startCpu(boolean cached) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        start(cached, BEANS).close();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
    }

    private void compare(String name, Supplier<Double> one, Supplier<Double> other) {
        List<Double> ones = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> differences = new ArrayList<>();
        for (int turn = -turns / 2; turn < turns; turn++) {
            boolean swapped = turn % 2 != 0;
            double first = swapped ? 0 : one.get();
            double second = other.get();
            first = swapped ? one.get() : first;
            if (turn >= 0) {
                ones.add(first);
                others.add(second);
                ratios.add(first / second);
                differences.add(first - second);
            }
        }
        System.out.printf(
                "%s: %.2f / %.2f; median of ratios %.3f, of differences %.2f%n",
                name, median(ones), median(others), median(ratios), median(differences));
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
