package dev.larder.runtime.trial;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Wraps values in asynchronous types and waits for them. Reactor and RxJava are reached by name, since services may lack them. */
final class AsyncResults {

    private static final long TIMEOUT_SECONDS = 10;

    /** The method that makes one of a value, and the method that waits for it. */
    private record Access(String just, String block) {}

    private static final Map<String, Access> REACTIVE = Map.of(
            "reactor.core.publisher.Mono", new Access("just", "block"),
            "io.reactivex.rxjava3.core.Single", new Access("just", "blockingGet"),
            "io.reactivex.rxjava3.core.Maybe", new Access("just", "blockingGet"));

    private AsyncResults() {}

    /** Returns the type of the value that an asynchronous type brings; nothing for other types. */
    static Optional<Type> valueType(Type type) {
        return type instanceof ParameterizedType generic && isAsync((Class<?>) generic.getRawType())
                ? Optional.of(generic.getActualTypeArguments()[0])
                : Optional.empty();
    }

    private static boolean isAsync(Class<?> raw) {
        return CompletionStage.class.isAssignableFrom(raw) || REACTIVE.containsKey(raw.getName());
    }

    /** Returns the value within a type that {@link #valueType} knows. */
    static Object wrap(@Nullable Object value, Type type) throws ReflectiveOperationException {
        Class<?> raw = (Class<?>) ((ParameterizedType) type).getRawType();
        Access access = REACTIVE.get(raw.getName());
        return access == null
                ? CompletableFuture.completedFuture(value)
                : raw.getMethod(access.just(), Object.class).invoke(null, value);
    }

    /** Returns the value that a call of the cached service brings, waiting for an asynchronous one. */
    static @Nullable Object await(@Nullable Object result, Class<?> declared)
            throws ReflectiveOperationException, InterruptedException, TimeoutException {
        try {
            if (result instanceof CompletionStage<?> stage) {
                return stage.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new InvocationTargetException(e.getCause());
        }
        Access access = REACTIVE.get(declared.getName());
        return access == null || result == null
                ? result
                : declared.getMethod(access.block()).invoke(result);
    }
}
