package dev.larder.runtime;

import dev.larder.runtime.internal.flight.Flight;
import dev.larder.runtime.jackson.JacksonValueCodec;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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

    final ScriptedStore store = new ScriptedStore();

    /** Long enough that no busy machine reaches it by accident. */
    final Larder larder = open(Duration.ofSeconds(20), Duration.ofSeconds(20));

    final ReadThrough<User> find = larder.readThrough(FIND);

    Larder open(Duration commandTimeout, Duration leaseWait) {
        return open(store, commandTimeout, leaseWait);
    }

    static Larder open(ScriptedStore store, Duration commandTimeout, Duration leaseWait) {
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

    /** Returns how many callers wait for another caller's flight at this moment. */
    static long waiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals("caller"))
                .filter(entry -> Arrays.stream(entry.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(Flight.class.getName())
                                && frame.getMethodName().equals("await")))
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
