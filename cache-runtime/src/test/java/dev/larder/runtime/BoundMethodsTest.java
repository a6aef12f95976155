package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.MethodInfo;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.spi.BreakerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The methods of a {@code Larder}, as integrations see them. */
class BoundMethodsTest {

    private static final MethodInfo FIND = new MethodInfo("Users.find", "user:{id}");

    private static final MethodInfo REMOVE = new MethodInfo("Users.remove", null);

    private final Larder larder =
            Larder.builder().store(InMemoryCacheStore.create()).open();

    private final List<MethodInfo> told = new ArrayList<>();

    @AfterEach
    void close() {
        larder.close();
    }

    @Test
    void methodsAreListedByName() {
        larder.eviction(EvictingMethod.named("Users.remove"));
        bind("Users.find");

        assertThat(larder.methods()).containsExactly(FIND, REMOVE);
        assertThat(larder.methods()).extracting(MethodInfo::storesValues).containsExactly(true, false);
    }

    @Test
    void aListenerIsToldOnceOfEachMethodWheneverItIsBound() {
        bind("Users.find");
        larder.whenBound(told::add);
        bind("Users.find");
        larder.eviction(EvictingMethod.named("Users.remove"));

        assertThat(told).containsExactly(FIND, REMOVE);
    }

    @Test
    void oneMethodsStatisticsAreThoseOfAll() {
        ReadThrough<String> find = bind("Users.find");
        find.get(find.key(1), () -> "one");
        find.get(find.key(1), () -> "two");

        MethodStats stats = larder.stats("Users.find");

        assertThat(stats).isEqualTo(larder.stats().method("Users.find"));
        assertThat(stats.stores()).isEqualTo(1);
        assertThat(stats.hits()).isEqualTo(1);
        assertThat(larder.stats("Users.fnd")).isEqualTo(MethodStats.NONE);
    }

    @Test
    void aPrimitiveHasTheKeyOfItsBox() {
        ReadThrough<String> find = bind("Users.find");

        assertThat(find.key(7L).name()).isEqualTo("user:7");
        assertThat(find.key((short) 7)).isEqualTo(find.key((Object) (short) 7)).isEqualTo(find.key(7L));
        assertThat(find.key('7')).isEqualTo(find.key((Object) '7')).isEqualTo(find.key(7L));
        assertThat(find.key('x').name()).isEqualTo("user:x");
        assertThat(find.key(7.5f)).isEqualTo(find.key((Object) 7.5f));
        assertThat(find.key(true)).isEqualTo(find.key((Object) true));
    }

    @Test
    void theBreakerOfAStoreThatWorksIsClosed() {
        assertThat(larder.breakerState()).isEqualTo(BreakerState.CLOSED);
    }

    private ReadThrough<String> bind(String name) {
        return larder.readThrough(CachedMethod.returning(String.class)
                .named(name)
                .key("user:{id}")
                .ttl(Duration.ofHours(1))
                .build());
    }
}
