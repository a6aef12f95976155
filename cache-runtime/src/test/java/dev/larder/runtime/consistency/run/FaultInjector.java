package dev.larder.runtime.consistency.run;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Runs one fault after another, with time to recover in between. */
public final class FaultInjector implements Runnable {

    private final List<Fault> faults;

    private final Random random;

    private final ToIntFunction<Random> pauseMillis;

    private final Map<String, Integer> counts = new TreeMap<>();

    /** @param pauseMillis draws the time before the next fault, in milliseconds */
    public FaultInjector(List<Fault> faults, long seed, ToIntFunction<Random> pauseMillis) {
        this.faults = faults;
        this.random = new Random(seed);
        this.pauseMillis = pauseMillis;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(pauseMillis.applyAsInt(random));
                Fault fault = faults.get(random.nextInt(faults.size()));
                strike(fault);
                TimeUnit.MILLISECONDS.sleep(fault.recovery());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void strike(Fault fault) throws InterruptedException {
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
    public Map<String, Integer> counts() {
        return counts;
    }
}
