package dev.larder.runtime.consistency.near;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs one fault after another, with time to recover in between. */
final class NearFaults implements Runnable {

    private static final int SHORTEST_PAUSE_MILLIS = 200;

    private static final int LONGEST_PAUSE_MILLIS = 1200;

    private final List<NearFault> faults;

    private final Random random;

    private final Map<String, Integer> counts = new TreeMap<>();

    NearFaults(List<NearFault> faults, long seed) {
        this.faults = faults;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
                NearFault fault = faults.get(random.nextInt(faults.size()));
                strike(fault);
                TimeUnit.MILLISECONDS.sleep(fault.recovery());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void strike(NearFault fault) throws InterruptedException {
        counts.merge(fault.name(), 1, Integer::sum);
        fault.begin().run();
        try {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(fault.shortest(), fault.longest() + 1));
        } finally {
            boolean interrupted = Thread.interrupted();
            fault.end().run();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns the number of faults by name. Called after the end. */
    Map<String, Integer> counts() {
        return counts;
    }
}
