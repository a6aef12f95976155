package dev.larder.runtime;

import dev.larder.runtime.internal.command.CallingThread;
import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.test.store.Chaos;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@link Larder} on a scripted store, and calls on threads of their own. */
final class CacheFixture {

    record User(long id, String name) {}

    static final CachedMethod<User> FIND = CachedMethod.returning(User.class)
            .named("UserService.find")
            .key("user:{id}:profile")
            .ttl(Duration.ofHours(1))
            .build();

    static final CachedMethod<User> FIND_ABSENT = CachedMethod.returning(User.class)
            .named("UserService.findAbsent")
            .key("user:{id}:profile")
            .ttl(Duration.ofHours(1))
            .nullTtl(Duration.ofMinutes(1))
            .build();

    static final String KEY = "user:42:profile";

    static final String ADA = "{\"id\":42,\"name\":\"Ada\"}";

    /** So many misses, with no hit among them, and the next call is expected to miss. */
    static final int UNTIL_EXPECTED = 32;

    final Chaos store = Chaos.over(InMemoryCacheStore.create());

    /** Long enough that no busy machine reaches it by accident. */
    final Larder larder = open(Duration.ofSeconds(20), Duration.ofSeconds(20));

    final ReadThrough<User> find = larder.readThrough(FIND);

    Larder open(Duration commandTimeout, Duration leaseWait) {
        return open(store, commandTimeout, leaseWait);
    }

    static Larder open(Chaos store, Duration commandTimeout, Duration leaseWait) {
        return Larder.builder()
                .store(store)
                .codec(JacksonValueCodec.create())
                .commandTimeout(commandTimeout)
                .leaseWait(leaseWait)
                .open();
    }

    User get(String name) {
        return find.get(find.key(42L), () -> new User(42, name));
    }

    MethodStats stats() {
        return larder.stats().method("UserService.find");
    }

    /** Misses as often as it takes until the method is expected to miss again. */
    static void missUntilExpected(ReadThrough<User> find) {
        for (long id = 1000; id < 1000 + UNTIL_EXPECTED; id++) {
            long mine = id;
            find.get(find.key(mine), () -> new User(mine, "loaded"));
        }
    }

    /** Two calls for key 42, of which the second came while the first one's load ran, which has ended. */
    record Followed(CompletableFuture<User> leads, CompletableFuture<User> follows) {}

    /**
     * Has a call load a user, and another one wait for it that would load one of this name.
     *
     * @param whileLoading is done before the other one comes
     */
    Followed followed(User loaded, Runnable whileLoading, String otherwise) throws InterruptedException {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<User> leads = async(() -> find.get(find.key(42L), () -> {
            loading.countDown();
            release.await();
            return loaded;
        }));
        loading.await();
        whileLoading.run();
        CompletableFuture<User> follows = async(() -> get(otherwise));
        while (waiting() == 0) {
            Thread.onSpinWait();
        }
        release.countDown();
        return new Followed(leads, follows);
    }

    /** Returns how many callers wait for another caller's flight at this moment, where the store answers at once. */
    static long waiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals("caller"))
                .filter(entry -> entry.getKey().getState() == Thread.State.WAITING)
                .filter(entry -> Arrays.stream(entry.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(CallingThread.class.getName())
                                && frame.getMethodName().equals("take")))
                .count();
    }

    /** Calls on a thread of its own. */
    static <T> CompletableFuture<T> async(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable body = () -> {
            try {
                result.complete(call.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        };
        Thread thread = new Thread(body, "caller");
        thread.setDaemon(true);
        thread.start();
        return result.orTimeout(30, TimeUnit.SECONDS);
    }
}
