package dev.larder.test.history;

import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.CacheListener;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.test.store.StoreCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What happened in a cache, in order: the events of its methods, and what its store was told to keep and to remove.
 *
 * <p>{@code @LarderTest} keeps one for each test. By hand, it is a listener and a wrapper of the store:
 *
 * <pre>{@code
 * CacheHistory history = new CacheHistory();
 * Larder larder = Larder.builder()
 *         .store(history.recording(InMemoryCacheStore.create()))
 *         .listener(history)
 *         .keysInEvents(true)
 *         .open();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class CacheHistory implements CacheListener {

    /** Maximum number of steps that a text shows; the first ones are left out. */
    private static final int SHOWN = 60;

    private final String keyStart;

    private final List<Step> steps = new ArrayList<>();

    private final List<List<String>> evictions = new ArrayList<>();

    private boolean recordsStore;

    /** Creates a history without a key prefix. */
    public CacheHistory() {
        this("");
    }

    /** @param keyStart the text before every key, which steps leave out: a key prefix and its {@code :} */
    public CacheHistory(String keyStart) {
        this.keyStart = Objects.requireNonNull(keyStart, "keyStart");
    }

    /** Returns a store in front of another one, whose stores, evictions and failures are steps of this history. */
    public synchronized CacheStore recording(CacheStore store) {
        recordsStore = true;
        return new RecordingStore(store, this);
    }

    /** Returns whether a store tells this history its evictions. Events alone name the first key of each only. */
    public synchronized boolean recordsStore() {
        return recordsStore;
    }

    /** Returns the steps so far. */
    public synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Returns the evictions that the store has carried out: of each, its keys and patterns without the key prefix. */
    public synchronized List<List<String>> evictions() {
        return List.copyOf(evictions);
    }

    /** Adds a step of the test's own, which a failure shows at its place. */
    public synchronized void note(String actor, String event, String detail) {
        steps.add(new Step(actor, event, "", detail));
    }

    /** Forgets what happened so far. */
    public synchronized void clear() {
        steps.clear();
        evictions.clear();
    }

    @Override
    public void on(CacheEvent event) {
        Step step = EventText.step(event, keyStart);
        synchronized (this) {
            steps.add(step);
        }
    }

    void happened(StoreCall<?> call, String event, String detail) {
        List<String> keys = call.keys().stream().map(this::shown).toList();
        synchronized (this) {
            steps.add(new Step("store", event, String.join(", ", keys), detail));
        }
    }

    void evicted(StoreCall<?> call, long removed) {
        synchronized (this) {
            evictions.add(call.keys().stream().map(this::shown).toList());
        }
        happened(call, "evicted", removed == 1 ? "1 key was there" : removed + " keys were there");
    }

    private String shown(String key) {
        return key.startsWith(keyStart) ? key.substring(keyStart.length()) : key;
    }

    /** Returns the last steps as a table, a line each. */
    @Override
    public String toString() {
        List<Step> all = steps();
        if (all.isEmpty()) {
            return "  nothing\n";
        }
        StringBuilder table = new StringBuilder();
        int from = Math.max(0, all.size() - SHOWN);
        if (from > 0) {
            table.append("  … ").append(from).append(" steps before\n");
        }
        List<Step> shown = all.subList(from, all.size());
        int actors = width(shown.stream().map(Step::actor).toList());
        int events = width(shown.stream().map(Step::event).toList());
        int keys = width(shown.stream().map(Step::keys).toList());
        String format = "  %3d  %-" + actors + "s  %-" + events + "s  %-" + keys + "s  %s";
        for (int i = 0; i < shown.size(); i++) {
            Step step = shown.get(i);
            table.append(String.format(format, from + i + 1, step.actor(), step.event(), step.keys(), step.detail())
                            .stripTrailing())
                    .append('\n');
        }
        return table.toString();
    }

    private static int width(List<String> texts) {
        return Math.max(1, texts.stream().mapToInt(String::length).max().orElse(1));
    }
}
