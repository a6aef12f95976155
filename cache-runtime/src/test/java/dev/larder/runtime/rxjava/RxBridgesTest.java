package dev.larder.runtime.rxjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.CachedMethod;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RxBridgesTest {

    private final Larder larder =
            Larder.builder().store(InMemoryCacheStore.create()).open();

    private final AsyncReadThrough<String> find = larder.asyncReadThrough(CachedMethod.returning(String.class)
            .named("Names.find")
            .key("name:{id}")
            .ttl(Duration.ofHours(1))
            .build());

    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void eachSubscriptionToASingleReadsAnew() {
        Single<String> name = single(Single.fromCallable(() -> "name" + loads.incrementAndGet()));
        assertThat(loads).hasValue(0);

        assertThat(name.blockingGet()).isEqualTo("name1");
        assertThat(name.blockingGet()).isEqualTo("name1");
        assertThat(loads).hasValue(1);
    }

    @Test
    void anEmptyMaybeStaysEmptyAndAFullOneIsCached() {
        assertThat(maybe(Maybe.empty()).blockingGet()).isNull();
        assertThat(maybe(Maybe.just("Ada")).blockingGet()).isEqualTo("Ada");
        assertThat(maybe(Maybe.just("never")).blockingGet()).isEqualTo("Ada");
    }

    @Test
    void anErrorArrivesAsItWasSignalled() {
        IllegalStateException failure = new IllegalStateException("database");

        assertThatThrownBy(() -> single(Single.error(failure)).blockingGet()).isSameAs(failure);
        assertThatThrownBy(() -> maybe(Maybe.error(failure)).blockingGet()).isSameAs(failure);
    }

    private Single<String> single(Single<String> delegate) {
        return Singles.cached(() -> find.get(find.key(42), () -> Singles.future(delegate)));
    }

    private Maybe<String> maybe(Maybe<String> delegate) {
        return Maybes.cached(() -> find.get(find.key(42), () -> Maybes.future(delegate)));
    }
}
