package dev.larder.test.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Makes two or more calls at the same time, in every order of their steps, and checks each outcome. A failure prints the order
 * that led to it.
 *
 * <pre>{@code
 * Race.in(World::new) // World(Steps steps) { cache = steps.larder(); database = steps.of(Database.class, …); … }
 *         .of("find", world -> world.users.find(42),
 *             "save", world -> world.users.save(new User(42, "Ada Lovelace")))
 *         .then(world -> assertThat(world.users.find(42).name()).isEqualTo("Ada Lovelace"));
 * }</pre>
 *
 * <p>{@link Steps} says what a step is. Each order has a world of its own, so that a world must not share state with another.
 * For four steps against two there are 15 orders, which take some milliseconds. Not thread-safe.
 *
 * @param <W> what the calls work on
 */
public final class Race<W> {

    /** Maximum number of orders. More than this are a mistake of the test: it would not end. */
    static final int MAX_ORDERS = 50_000;

    private final Function<Steps, W> worlds;

    private final List<String> names = new ArrayList<>();

    private final List<Call<W>> calls = new ArrayList<>();

    private Race(Function<Steps, W> worlds) {
        this.worlds = worlds;
    }

    /**
     * Begins a race.
     *
     * @param worlds makes what the calls work on, for each order anew; steps while it is made are not ordered
     */
    public static <W> Race<W> in(Function<Steps, W> worlds) {
        return new Race<>(Objects.requireNonNull(worlds, "worlds"));
    }

    /** Adds two calls, with the names that a failure prints above their steps. */
    public Race<W> of(String firstName, Call<W> first, String secondName, Call<W> second) {
        return and(firstName, first).and(secondName, second);
    }

    /** Adds a further call. Each one multiplies the number of orders. */
    public Race<W> and(String name, Call<W> call) {
        names.add(Objects.requireNonNull(name, "name"));
        calls.add(Objects.requireNonNull(call, "call"));
        return this;
    }

    /**
     * Runs every order, and checks its outcome when all its calls have ended.
     *
     * @throws AssertionError when a call or the check throws; the message has the order of the steps, and the cause is what was
     *     thrown. It is the first such order, and the others are not run
     */
    public RaceReport then(Call<W> check) {
        Objects.requireNonNull(check, "check");
        List<Integer> choices = List.of();
        for (int order = 1; order <= MAX_ORDERS; order++) {
            List<Integer> next = run(order, choices, check);
            if (next == null) {
                return new RaceReport(order);
            }
            choices = next;
        }
        throw new IllegalStateException("the race has more than " + MAX_ORDERS
                + " orders; let fewer calls race, or let them" + " make fewer steps");
    }

    /** Runs one order; returns the choices of the next one, or {@code null} when it was the last one. */
    private @Nullable List<Integer> run(int order, List<Integer> given, Call<W> check) {
        Trace trace = new Trace(names);
        Schedule schedule = new Schedule(names, given, trace);
        Steps steps = new Steps(schedule);
        W world = worlds.apply(steps);
        trace.clear();
        try {
            schedule.run(calls.stream()
                    .<Callable<?>>map(call -> callable(call, world))
                    .toList());
            Throwable failure = schedule.failure();
            if (failure != null) {
                throw failed(order, trace, failure);
            }
            check(order, trace, check, world);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a race", e);
        } finally {
            steps.close();
        }
        return next(schedule.choices());
    }

    private Callable<?> callable(Call<W> call, W world) {
        return () -> {
            call.on(world);
            return true;
        };
    }

    private void check(int order, Trace trace, Call<W> check, W world) {
        try {
            check.on(world);
        } catch (Exception | AssertionError e) {
            throw failed(order, trace, e);
        }
    }

    private static AssertionFailedError failed(int order, Trace trace, Throwable failure) {
        return new AssertionFailedError(
                "Order " + order + " of the steps breaks it: " + failure.getMessage() + "\n\n" + trace, failure);
    }

    /** Takes the last choice that has a further alternative, and drops what came after it. */
    private static @Nullable List<Integer> next(List<Schedule.Choice> made) {
        for (int last = made.size() - 1; last >= 0; last--) {
            Schedule.Choice choice = made.get(last);
            if (choice.chosen() + 1 < choice.enabled().size()) {
                List<Integer> next = new ArrayList<>();
                made.subList(0, last).forEach(before -> next.add(before.chosen()));
                next.add(choice.chosen() + 1);
                return next;
            }
        }
        return null;
    }
}
