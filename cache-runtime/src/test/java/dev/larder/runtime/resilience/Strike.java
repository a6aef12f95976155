package dev.larder.runtime.resilience;

import dev.larder.runtime.spi.CacheStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Lets a fault begin at the very moment when a command of some kind is sent, or has just been sent. */
final class Strike {

    private final AtomicReference<Armed> armed = new AtomicReference<>();

    /** Returns the store, with this in wait before it. */
    CacheStore before(CacheStore store) {
        return (CacheStore) Proxy.newProxyInstance(
                CacheStore.class.getClassLoader(), new Class<?>[] {CacheStore.class}, (proxy, method, arguments) -> {
                    Armed waiting = armed.get();
                    boolean hit = waiting != null
                            && waiting.command.equals(method.getName())
                            && armed.compareAndSet(waiting, null);
                    if (hit && !waiting.afterSending) {
                        waiting.strike();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (hit && waiting.afterSending) {
                            waiting.strike();
                        }
                    }
                });
    }

    /** Returns a store that claims of failed evictions that they succeeded, as one does that forgets them. */
    static CacheStore forgetful(CacheStore store) {
        return (CacheStore) Proxy.newProxyInstance(
                CacheStore.class.getClassLoader(), new Class<?>[] {CacheStore.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(store, arguments);
                        return method.getName().equals("evict")
                                ? ((CompletionStage<?>) answer).handle((removed, failure) -> 0L)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Begins the fault with the next such command; or anyway, when none comes within a second. */
    void at(String command, boolean afterSending, Runnable fault) throws InterruptedException {
        Armed waiting = new Armed(command, afterSending, fault, new CountDownLatch(1));
        armed.set(waiting);
        if (!waiting.struck.await(1, TimeUnit.SECONDS) && armed.compareAndSet(waiting, null)) {
            waiting.strike();
        }
        waiting.struck.await();
    }

    private record Armed(String command, boolean afterSending, Runnable fault, CountDownLatch struck) {
        void strike() {
            try {
                fault.run();
            } finally {
                struck.countDown();
            }
        }
    }
}
