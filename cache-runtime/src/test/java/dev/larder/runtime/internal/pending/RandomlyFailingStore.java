package dev.larder.runtime.internal.pending;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.testing.ManualTimer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A store in memory behind an unreliable network. While the network fails, random commands are lost, delayed, answered late,
 * answered wrongly or not answered; otherwise each is carried out, in some order.
 */
final class RandomlyFailingStore {

    private static final int LATEST_MILLIS = 700;

    final CacheStore inner = InMemoryCacheStore.create();

    private final Random random;

    private final ManualTimer timer;

    private boolean failing;

    RandomlyFailingStore(Random random, ManualTimer timer) {
        this.random = random;
        this.timer = timer;
    }

    void fail(boolean nowFailing) {
        failing = nowFailing;
    }

    CacheStore asStore() {
        return (CacheStore) Proxy.newProxyInstance(
                CacheStore.class.getClassLoader(), new Class<?>[] {CacheStore.class}, this::invoke);
    }

    private Object invoke(Object proxy, Method method, Object[] arguments) {
        if (method.isDefault()) {
            // Whether it repeats an eviction: it never does.
            return false;
        }
        CompletableFuture<Object> answer = new CompletableFuture<>();
        boolean lost = failing && random.nextInt(4) == 0;
        boolean denied = failing && random.nextInt(3) == 0;
        boolean silent = failing && random.nextInt(4) == 0;
        long until = delay();
        long back = delay();
        timer.after(until, () -> {
            CompletionStage<?> result = lost ? new CompletableFuture<>() : carryOut(method, arguments);
            result.whenComplete((value, failure) -> {
                if (!silent) {
                    timer.after(back, () -> {
                        if (denied) {
                            answer.completeExceptionally(new StoreException("connection reset"));
                        } else {
                            answer.complete(value);
                        }
                    });
                }
            });
        });
        if (lost && denied) {
            answer.completeExceptionally(new StoreException("connection refused"));
        }
        return answer;
    }

    private long delay() {
        int millis = failing && random.nextInt(3) == 0 ? random.nextInt(LATEST_MILLIS) : random.nextInt(2);
        return Duration.ofMillis(millis).toNanos();
    }

    private CompletionStage<?> carryOut(Method method, Object[] arguments) {
        try {
            return (CompletionStage<?>) method.invoke(inner, arguments);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
