package dev.larder.test.race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One order of steps: lets one call at a time make its next step. It follows the choices that it is given, and then prefers the
 * call that comes first. Thread-safe; for one order.
 */
final class Schedule {

    /** Maximum number of steps of one order. A call that polls would go on for ever. */
    static final int MAX_STEPS = 1000;

    private final Trace trace;

    private final List<Lane> lanes;

    private final List<Integer> given;

    /** The choices so far, where there was more than one call to choose from. */
    private final List<Choice> choices = new ArrayList<>();

    private int steps;

    /**
     * A choice between calls.
     *
     * @param enabled the calls that stood at a step
     * @param chosen the place of the chosen one among them
     */
    record Choice(List<Integer> enabled, int chosen) {}

    Schedule(List<String> names, List<Integer> given, Trace trace) {
        this.trace = trace;
        this.given = given;
        this.lanes = IntStream.range(0, names.size())
                .mapToObj(number -> new Lane(number, names.get(number)))
                .toList();
    }

    List<Choice> choices() {
        return Collections.unmodifiableList(choices);
    }

    /**
     * Makes a step: at once, or when it is this call's turn.
     *
     * @param told whether the trace shows the result
     */
    <R extends @Nullable Object> R step(String text, boolean told, Callable<R> action) throws Exception {
        Lane lane = lanes.stream().filter(Lane::isMine).findFirst().orElse(null);
        if (lane != null) {
            lane.awaitTurn();
        }
        int column = lane == null ? Trace.AFTERWARDS : lane.number();
        try {
            R result = action.call();
            trace.add(column, told ? text + " → " + Trace.shown(result) : text);
            return result;
        } catch (Exception | Error e) {
            trace.add(column, text + " threw " + e);
            throw e;
        }
    }

    /** Runs the calls to their ends. */
    void run(List<Callable<?>> calls) throws InterruptedException {
        for (int i = 0; i < calls.size(); i++) {
            lanes.get(i).start(calls.get(i));
        }
        try {
            while (advance()) {
                steps++;
            }
        } finally {
            lanes.forEach(Lane::abandon);
        }
    }

    /** Returns the first failure of a call, if there was one. */
    @Nullable
    Throwable failure() {
        return lanes.stream()
                .map(Lane::failure)
                .filter(failure -> failure != null)
                .findFirst()
                .orElse(null);
    }

    /** Lets one call make one step; returns whether there was one to make. */
    private boolean advance() throws InterruptedException {
        for (Lane lane : lanes) {
            lane.awaitSettled();
        }
        List<Integer> enabled =
                lanes.stream().filter(Lane::isAtStep).map(Lane::number).toList();
        if (enabled.isEmpty()) {
            return awaitBlocked();
        }
        if (steps >= MAX_STEPS) {
            throw new IllegalStateException("an order has more than " + MAX_STEPS + " steps:\n" + trace);
        }
        lanes.get(enabled.size() == 1 ? enabled.get(0) : choose(enabled)).proceed();
        return true;
    }

    private int choose(List<Integer> enabled) {
        int index = choices.size();
        int chosen = index < given.size() ? given.get(index) : 0;
        choices.add(new Choice(enabled, chosen));
        return enabled.get(chosen);
    }

    /** Returns whether a call that waits, though not at a step, went on to one. */
    private boolean awaitBlocked() throws InterruptedException {
        List<Lane> blocked = lanes.stream().filter(lane -> !lane.isDone()).toList();
        if (blocked.isEmpty()) {
            return false;
        }
        for (Lane lane : blocked) {
            if (!lane.awaitProgress()) {
                throw new IllegalStateException(lane.name() + " waits for something that is no step:\n" + trace);
            }
        }
        return true;
    }
}
