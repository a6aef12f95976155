package dev.larder.runtime.trial;

import dev.larder.runtime.filled.FilledValues;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the arguments and results of a trial: by a sample of the caller's, or else filled. Immutable. */
final class TrialValues {

    private final Map<Class<?>, Supplier<?>> samples;

    TrialValues(Map<Class<?>, Supplier<?>> samples) {
        this.samples = Map.copyOf(samples);
    }

    /** Returns a value of the type; the same seed gives an equal one. */
    @Nullable
    Object of(Type type, int seed) {
        Supplier<?> sample = type instanceof Class<?> ? samples.get(type) : null;
        return sample == null ? new FilledValues(seed).of(type) : sample.get();
    }
}
