package dev.larder.runtime.consistency.oracle;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs one fault after another, with time to recover in between. */
final class FaultInjector implements Runnable {

    private static final int SHORTEST_MILLIS = 50;

    private static final int LONGEST_MILLIS = 600;

    private final List<Fault> faults;

    private final Random random;

    private final Map<String, Integer> counts = new TreeMap<>();

    FaultInjector(List<Fault> faults, long seed) {
        this.faults = faults;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                pause();
                pause();
                strike(faults.get(random.nextInt(faults.size())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void strike(Fault fault) throws InterruptedException {
        counts.merge(fault.name(), 1, Integer::sum);
        fault.begin().run();
        try {
            pause();
        } finally {
            boolean interrupted = Thread.interrupted();
            fault.end().run();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
    }

    /** Returns the number of faults by name. Called after the end. */
    Map<String, Integer> counts() {
        return counts;
    }
}
