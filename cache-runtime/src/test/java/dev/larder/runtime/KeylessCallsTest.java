package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.ScriptedStore.Command;
import dev.larder.runtime.method.AsyncBatchReadThrough;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.BatchReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.testing.LogLines;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call whose key cannot be made succeeds as without a cache, and is counted; an update fails before it changes anything. */
class KeylessCallsTest {

    private static final CachedMethod<User> FIND = CachedMethod.returning(User.class)
            .named("Users.find")
            .key("user:{filter|sha256}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final UpdatingMethod<User> SAVE = UpdatingMethod.returning(User.class)
            .named("Users.save")
            .key("user:{filter|sha256}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final User ADA = new User(42, "Ada");

    /** A lambda has no state that could be digested. */
    private static final Object UNDIGESTIBLE = (Runnable) () -> {};

    private final ScriptedStore store = new ScriptedStore();

    private final LogLines log = new LogLines();

    private final Larder larder = CacheFixture.open(store, Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final ReadThrough<User> find = larder.readThrough(FIND);

    @AfterEach
    void close() {
        larder.close();
        log.close();
    }

    @Test
    void aCallWhoseDigestFailsGoesPastTheCacheAndIsToldOnce() {
        for (int i = 0; i < 2; i++) {
            assertThat(find.get(find.key(find.digest(UNDIGESTIBLE)), () -> ADA)).isEqualTo(ADA);
        }

        assertThat(sent()).isZero();
        assertThat(stats().keylessCalls()).isEqualTo(2);
        assertThat(stats().misses() + stats().loads()).isZero();
        assertThat(log.all().stream().filter(line -> line.contains("No key can be made")))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("Users.find").contains("placeholders"));
    }

    @Test
    void theExceptionOfItsLoadReachesTheCaller() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> find.get(find.key(find.digest(UNDIGESTIBLE)), () -> {
                    throw new IOException("down");
                }))
                .withMessage("down");
    }

    @Test
    void aPropertyThatThrowsIsToldWithoutItsMessage() {
        assertThat(find.get(
                        find.key(find.orNone(() -> {
                            throw new IllegalStateException("ada@example.org");
                        })),
                        () -> ADA))
                .isEqualTo(ADA);

        assertThat(stats().keylessCalls()).isOne();
        assertThat(log.all())
                .anyMatch(line -> line.contains("IllegalStateException"))
                .noneMatch(line -> line.contains("ada@example.org"));
    }

    @Test
    void aSubclassWhoseTextIsItsOwnHasNoKey() {
        BigDecimal own = new BigDecimal("1.0") {
            private static final long serialVersionUID = 1L;

            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        };

        assertThat(find.get(find.key(own), () -> ADA)).isEqualTo(ADA);
        assertThat(stats().keylessCalls()).isOne();
    }

    @Test
    void aBatchWithOneSuchIdGoesPastTheCacheWithAll() {
        BatchReadThrough<Long, User> all = larder.batchReadThrough(FIND);

        Map<Long, User> users = all.getAll(
                List.of(2L, 1L, 2L), id -> all.key(all.digest(id == 1 ? UNDIGESTIBLE : id)), KeylessCallsTest::users);
        List<User> list = all.getList(
                List.of(2L, 1L),
                id -> all.key(all.digest(UNDIGESTIBLE)),
                ids -> users(ids).values(),
                User::id);

        assertThat(users.keySet()).containsExactly(2L, 1L);
        assertThat(list).extracting(User::id).containsExactly(2L, 1L);
        assertThat(sent()).isZero();
        assertThat(stats().keylessCalls()).isEqualTo(4);
    }

    @Test
    void asynchronousCallsGoPastTheCacheToo() {
        AsyncReadThrough<User> later = larder.asyncReadThrough(FIND);
        AsyncBatchReadThrough<Long, User> allLater = larder.asyncBatchReadThrough(FIND);

        assertThat(later.get(later.key(later.digest(UNDIGESTIBLE)), () -> CompletableFuture.completedFuture(ADA)))
                .isCompletedWithValue(ADA);
        assertThat(later.get(later.key(later.digest(UNDIGESTIBLE)), () -> {
                    throw new IOException("down");
                }))
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class);
        assertThat(allLater.getAll(
                        List.of(2L, 1L),
                        id -> allLater.key(allLater.digest(UNDIGESTIBLE)),
                        ids -> CompletableFuture.completedFuture(users(ids))))
                .isCompletedWithValueMatching(
                        users -> List.copyOf(users.keySet()).equals(List.of(2L, 1L)));
        assertThat(allLater.getList(
                        List.of(2L, 1L),
                        id -> allLater.key(allLater.digest(UNDIGESTIBLE)),
                        ids -> CompletableFuture.completedFuture(users(ids).values()),
                        User::id))
                .isCompletedWithValueMatching(users -> users.size() == 2);
        assertThat(sent()).isZero();
    }

    @Test
    void anUpdateThrowsBeforeItsMethodIsCalled() {
        WriteThrough<User> save = larder.writeThrough(SAVE);

        assertThatExceptionOfType(UnsupportedValueException.class).isThrownBy(() -> save.digest(UNDIGESTIBLE));
        assertThatIllegalStateException()
                .isThrownBy(() -> save.orNone(() -> {
                    throw new IllegalStateException();
                }));
        assertThat(save.orNone(() -> 1L)).isEqualTo(1L);
    }

    private int sent() {
        return Arrays.stream(Command.values()).mapToInt(store::count).sum();
    }

    private MethodStats stats() {
        return larder.stats().method("Users.find");
    }

    private static Map<Long, User> users(List<Long> ids) {
        return ids.stream().distinct().collect(Collectors.toMap(id -> id, id -> new User(id, "user " + id)));
    }
}
