package dev.larder.examples.tour;

import dev.larder.examples.Application;
import dev.larder.examples.redis.RedisView;
import dev.larder.examples.redis.RedisView.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes the calls of a tour, observes what each does, and has it printed. Not thread-safe. */
final class Guide {

    private final Application application;

    private final RedisView redis;

    private final Narrator narrator;

    private final List<Observation> observations = new ArrayList<>();

    private int steps;

    Guide(Application application, RedisView redis, Narrator narrator) {
        this.application = application;
        this.redis = redis;
        this.narrator = narrator;
    }

    /** Begins a step: what it shows, in a few words and in a sentence, and the annotation that does it. */
    void step(String title, String explanation, String annotation) {
        steps++;
        narrator.step(steps, title, explanation, annotation);
    }

    /** Makes a call, and returns what it returns. */
    <T> T call(String text, Supplier<T> call) {
        SortedMap<String, Entry> before = entries();
        Tally tallyBefore = Tally.of(application.larder());
        long statementsBefore = application.statements();
        long start = System.nanoTime();
        T result = call.get();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        long statements = application.statements() - statementsBefore;
        Tally tally = Tally.of(application.larder()).minus(tallyBefore);
        SortedMap<String, Entry> after = entries();
        Observation observation =
                new Observation(text, tally, time, statements, written(before, after), gone(before, after));
        observations.add(observation);
        narrator.observed(observation);
        return result;
    }

    void call(String text, Runnable call) {
        call(text, () -> {
            call.run();
            return true;
        });
    }

    /** Prints which keys are left where something was evicted. */
    void left(String glob) {
        narrator.left(glob, redis.keys(application.keyPrefix() + glob));
    }

    List<Observation> observations() {
        return List.copyOf(observations);
    }

    /** The values that stand in Redis, by key. */
    private SortedMap<String, Entry> entries() {
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (String key : redis.keys(application.keyPrefix() + '*')) {
            // A load that stores nothing gives its lease back after it has returned.
            redis.entry(key).filter(entry -> !entry.isLease()).ifPresent(entry -> entries.put(key, entry));
        }
        return entries;
    }

    private static List<Entry> written(SortedMap<String, Entry> before, SortedMap<String, Entry> after) {
        return after.values().stream()
                .filter(entry -> {
                    Entry earlier = before.get(entry.key());
                    return earlier == null || !earlier.text().equals(entry.text());
                })
                .toList();
    }

    private static List<String> gone(SortedMap<String, Entry> before, SortedMap<String, Entry> after) {
        return before.keySet().stream().filter(key -> !after.containsKey(key)).toList();
    }
}
