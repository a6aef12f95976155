package dev.larder.test.trial;

import dev.larder.runtime.Larder;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.readback.ReadBack;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The trial of one method, in a cache of its own. Not thread-safe. */
final class MethodRun {

    /** Conditions may hold for some arguments and values only. */
    private static final int SEEDS = 8;

    private static final int RESULT_SEEDS = 100;

    private final Class<?> service;

    private final Method method;

    private final CachedMethods cached;

    private final TrialValues values;

    private final TrialCodec codec;

    private final Answers answers;

    /** The keys that the calls since the last mark have looked up. */
    private final Set<String> keys = new LinkedHashSet<>();

    MethodRun(Class<?> service, Method method, CachedMethods cached, TrialValues values, ValueCodec codec) {
        this.service = service;
        this.method = method;
        this.cached = cached;
        this.values = values;
        this.codec = new TrialCodec(codec);
        this.answers = new Answers(values, Set.copyOf(cached.typesOf(method.getName())));
    }

    /** Returns the outcome; nothing for an overload that is not cached. */
    Optional<Outcome> outcome() {
        @Nullable
        Outcome last = isPerhapsNotCached()
                ? null
                : new Outcome.NotTried("its conditions hold for none of the filled arguments and values");
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (Larder larder = open()) {
                Trial trial = new Trial(larder, seed);
                Optional<String> refusal = cached.refusal(method.getName(), codec);
                if (refusal.isPresent()) {
                    return Optional.of(new Outcome.Refused(refusal.get()));
                }
                Optional<Outcome> outcome = trial.outcome();
                if (outcome.isPresent()) {
                    return outcome;
                }
            } catch (CacheException e) {
                return Optional.of(new Outcome.Refused(String.valueOf(e.getMessage())));
            } catch (RuntimeException e) {
                // Such as of a generator that meets an interface, or of a constructor that refuses what is filled.
                last = isPerhapsNotCached() ? null : new Outcome.NotTried(String.valueOf(e.getMessage()));
            } catch (ReflectiveOperationException | TimeoutException e) {
                last = new Outcome.NotTried(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(new Outcome.NotTried("interrupted"));
            }
        }
        return Optional.ofNullable(last);
    }

    /** Names do not tell which of some overloads are cached. */
    private boolean isPerhapsNotCached() {
        return Arrays.stream(service.getMethods())
                        .filter(other -> !other.isBridge() && other.getName().equals(method.getName()))
                        .count()
                > cached.countOf(method.getName());
    }

    private Larder open() {
        return Larder.builder()
                .store(InMemoryCacheStore.create())
                .codec(codec)
                .leaseWait(Duration.ZERO)
                .keysInEvents(true)
                .systemProperties(false)
                .listener(this::note)
                .open();
    }

    private synchronized void note(CacheEvent event) {
        boolean isLookup = event instanceof CacheEvent.Hit
                || event instanceof CacheEvent.AbsentHit
                || event instanceof CacheEvent.Miss;
        if (isLookup && ((CacheEvent.OfMethod) event).key() != null) {
            keys.add(((CacheEvent.OfMethod) event).key());
        }
    }

    private synchronized void mark() {
        keys.clear();
        codec.clear();
    }

    private synchronized Set<String> keys() {
        return Set.copyOf(keys);
    }

    /** One set of arguments. */
    private final class Trial {

        private final int seed;

        private final int resultSeed;

        private final TrialDelegate delegate;

        private final Object proxy;

        Trial(Larder larder, int seed) {
            this.seed = seed;
            // Each combination of even and odd occurs among the seeds of arguments and of results.
            this.resultSeed = RESULT_SEEDS + seed / 2;
            this.delegate = new TrialDelegate(answers, resultSeed);
            this.proxy = cached(larder, service);
        }

        private <S> S cached(Larder larder, Class<S> type) {
            return larder.cached(type, delegate.as(type));
        }

        Optional<Outcome> outcome() throws ReflectiveOperationException, InterruptedException, TimeoutException {
            mark();
            @Nullable Object[] first = arguments();
            try {
                call(first);
            } catch (InvocationTargetException e) {
                return Optional.of(thrown(e.getTargetException()));
            }
            Set<String> used = keys();
            if (used.isEmpty()) {
                return Optional.empty();
            }
            List<Object> digested = codec.digested();
            boolean hasWritten = codec.hasWritten();
            int calls = delegate.calls();
            Object hit = call(arguments());
            if (delegate.calls() > calls) {
                return missedAgain(used, hasWritten);
            }
            Optional<String> difference = difference(answers.value(method, arguments(), resultSeed), hit);
            if (difference.isPresent()) {
                return Optional.of(new Outcome.Changed(difference.get()));
            }
            List<String> untold = untold(first, digested, used);
            return Optional.of(untold.isEmpty() ? new Outcome.Works() : new Outcome.KeyDoesNotTell(untold));
        }

        private Outcome thrown(Throwable cause) {
            return new Outcome.NeverHits("a call throws " + cause);
        }

        /** A value that a condition keeps from being stored is tried with other seeds. */
        private Optional<Outcome> missedAgain(Set<String> used, boolean hasWritten) {
            Optional<String> failure = codec.failure();
            if (failure.isPresent()) {
                return Optional.of(new Outcome.NeverHits(failure.get()));
            }
            if (!keys().equals(used)) {
                return Optional.of(new Outcome.NeverHits("equal arguments give different keys"));
            }
            return hasWritten ? Optional.of(new Outcome.NeverHits("its value is not stored")) : Optional.empty();
        }

        private List<String> untold(@Nullable Object[] first, List<Object> digested, Set<String> used)
                throws ReflectiveOperationException, InterruptedException, TimeoutException {
            List<String> untold = new ArrayList<>();
            Type[] types = method.getGenericParameterTypes();
            for (int i = 0; i < types.length; i++) {
                @Nullable Object[] arguments = arguments();
                Optional<Object> other = other(arguments[i], types[i]);
                if (other.isPresent()) {
                    arguments[i] = other.get();
                    if (isShared(arguments, used)) {
                        untold.add(name(i));
                    }
                }
                for (StateChanges.Leaf leaf : StateChanges.leavesBelow(first[i], types[i], digested)) {
                    @Nullable Object[] changed = arguments();
                    Optional<Object> argument = StateChanges.changed(changed[i], types[i], leaf.number());
                    if (argument.isPresent()) {
                        changed[i] = argument.get();
                        if (isShared(changed, used)) {
                            untold.add(name(i) + (leaf.path().startsWith("[") ? "" : ".") + leaf.path());
                        }
                    }
                }
            }
            return untold;
        }

        private Optional<Object> other(@Nullable Object argument, Type type) {
            return argument == null ? Optional.empty() : StateChanges.other(argument, type);
        }

        /** Returns whether a call uses the keys of another. */
        private boolean isShared(@Nullable Object[] arguments, Set<String> used)
                throws ReflectiveOperationException, InterruptedException, TimeoutException {
            mark();
            try {
                call(arguments);
            } catch (InvocationTargetException e) {
                return false;
            }
            return keys().equals(used);
        }

        private @Nullable Object call(@Nullable Object[] arguments)
                throws ReflectiveOperationException, InterruptedException, TimeoutException {
            method.setAccessible(true);
            return AsyncResults.await(method.invoke(proxy, arguments), method.getReturnType());
        }

        private @Nullable Object[] arguments() {
            Type[] types = method.getGenericParameterTypes();
            @Nullable Object[] arguments = new @Nullable Object[types.length];
            for (int i = 0; i < types.length; i++) {
                arguments[i] = values.of(types[i], seed + i);
            }
            return arguments;
        }

        private String name(int parameter) {
            Parameter declared = method.getParameters()[parameter];
            return declared.isNamePresent() ? declared.getName() : "argument " + (parameter + 1);
        }
    }

    private static Optional<String> difference(@Nullable Object value, @Nullable Object hit) {
        if (value == null || hit == null) {
            return Objects.equals(value, hit) ? Optional.empty() : Optional.of("one of them is null");
        }
        return new ReadBack<>(new Given(hit)).difference(value, new byte[0]);
    }

    /** Gives the value of a hit to the comparison. */
    private record Given(Object hit) implements ValueFormat<Object> {

        @Override
        public byte[] encode(Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object decode(byte[] bytes) {
            return hit;
        }
    }
}
