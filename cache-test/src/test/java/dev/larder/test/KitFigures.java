package dev.larder.test;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Measures test classes as a build runs them: the first one in this JVM, and what a run leaves behind. {@code main} runs the
 * classes of {@link Twenty}, each in a JVM of its own when it is named.
 */
final class KitFigures {

    private KitFigures() {}

    /**
     * A run of a test class.
     *
     * @param time from the launcher's start to its end, servers stopped
     * @param tests number of tests that succeeded
     * @param processes number of child processes that are left
     * @param threads number of threads that are left, beyond those before, and keep a JVM alive
     */
    record Run(Duration time, long tests, long processes, long threads) {}

    static Run of(Class<?> tests) {
        long threads = living();
        long start = System.nanoTime();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(tests))
                        .build(),
                summary);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        summary.getSummary()
                .getFailures()
                .forEach(failure -> failure.getException().printStackTrace());
        return new Run(
                time,
                summary.getSummary().getTestsSucceededCount(),
                ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .count(),
                living() - threads);
    }

    private static long living() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .count();
    }

    /** Prints the figures of the class that is named {@code memory} or {@code redis}. */
    public static void main(String[] which) {
        System.out.println(of(which[0].equals("redis") ? Twenty.OnRedis.class : Twenty.InMemory.class));
    }
}
