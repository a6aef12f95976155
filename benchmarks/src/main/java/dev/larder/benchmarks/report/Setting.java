package dev.larder.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where and with what a run was made.
 *
 * @param machine processor, number of them, operating system
 * @param java the JVM
 * @param redis version and origin of the server
 * @param libraries the clients' versions
 * @param rounds how many rounds the medians are of
 */
record Setting(String machine, String java, String redis, String libraries, int rounds) {

    static Setting here(String redis, BenchmarkOptions options) {
        return new Setting(thisMachine(), thisJvm(), redis, clients(), options.rounds());
    }

    private static String thisMachine() {
        return "%d × %s, %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor().orElse(System.getProperty("os.arch")),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"));
    }

    private static Optional<String> processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String thisJvm() {
        return System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    private static String clients() {
        return Stream.of(
                        version("Redisson", org.redisson.Redisson.class),
                        version("Lettuce", io.lettuce.core.RedisClient.class),
                        version("Spring Data Redis", org.springframework.data.redis.cache.RedisCacheManager.class),
                        version("JetCache", com.alicp.jetcache.Cache.class),
                        version("Jackson", com.fasterxml.jackson.databind.ObjectMapper.class),
                        version("Netty", io.netty.channel.Channel.class))
                .reduce((left, right) -> left + ", " + right)
                .orElseThrow();
    }

    /** The version in the jar's file name: not every manifest has one. */
    private static String version(String name, Class<?> type) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return name + " " + jar.replaceAll(".*?-(\\d[^/]*)\\.jar$", "$1");
    }
}
