package dev.larder.test;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Measures a test class as a build runs it, and finds what the run leaves behind. */
final class KitFigures {

    private KitFigures() {}

    /**
     * A run of a test class.
     *
     * @param time from the launcher's start to its end, servers stopped
     * @param cpu the processor time of this JVM in that time
     * @param tests number of tests that succeeded
     * @param processes number of child processes that are left
     * @param threads number of threads that are left, beyond those before, and keep a JVM alive
     */
    record Run(Duration time, Duration cpu, long tests, long processes, long threads) {}

    static Run of(Class<?> tests) {
        long threads = living();
        Duration cpuBefore = cpu();
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
        Run run = new Run(
                time,
                cpu().minus(cpuBefore),
                summary.getSummary().getTestsSucceededCount(),
                children(),
                living() - threads);
        System.out.println(tests.getSimpleName() + ": " + run);
        return run;
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    static long children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }

    static long living() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .count();
    }
}
