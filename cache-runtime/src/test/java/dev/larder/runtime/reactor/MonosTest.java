package dev.larder.runtime.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.runtime.Larder;
import dev.larder.runtime.key.KeyPattern;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.AsyncEviction;
import dev.larder.runtime.method.AsyncReadThrough;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class MonosTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Larder larder =
            Larder.builder().store(InMemoryCacheStore.create()).open();

    private final AsyncReadThrough<String> find = larder.asyncReadThrough(CachedMethod.returning(String.class)
            .named("Names.find")
            .key("name:{id}")
            .ttl(Duration.ofHours(1))
            .build());

    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void eachSubscriptionReadsAnew() {
        Mono<String> name = find(Mono.fromSupplier(() -> "name" + loads.incrementAndGet()));
        assertThat(loads).hasValue(0);

        assertThat(name.block(SOON)).isEqualTo("name1");
        assertThat(name.block(SOON)).isEqualTo("name1");
        evict();
        assertThat(name.block(SOON)).isEqualTo("name2");
    }

    @Test
    void anEmptyMonoStaysEmpty() {
        assertThat(find(Mono.empty()).blockOptional(SOON)).isEmpty();
    }

    @Test
    void anErrorArrivesAsItWasSignalled() {
        IllegalStateException failure = new IllegalStateException("database");

        assertThatThrownBy(() -> find(Mono.error(failure)).block(SOON)).isSameAs(failure);
    }

    @Test
    void theSubscribersContextReachesTheLoad() {
        Mono<String> delegate = Mono.deferContextual(context -> Mono.just(context.get("tenant")));

        assertThat(find(delegate)
                        .contextWrite(context -> context.put("tenant", "blue"))
                        .block(SOON))
                .isEqualTo("blue");
    }

    @Test
    void cancellingASubscriptionLetsTheLoadGoOn() {
        Sinks.One<String> slow = Sinks.one();
        Disposable subscription =
                find(slow.asMono().doOnSubscribe(s -> loads.incrementAndGet())).subscribe();
        await().until(() -> loads.get() == 1);

        subscription.dispose();
        slow.tryEmitValue("Ada");

        await().until(() -> "Ada".equals(find(Mono.just("never")).block(SOON)));
    }

    @Test
    void anEvictionComesAfterTheMethod() {
        AsyncEviction save = larder.asyncEviction(EvictingMethod.named("Names.save"));
        find(Mono.just("old")).block(SOON);
        Mono<String> saving = Monos.cached(context -> save.onSuccess(
                () -> Monos.future(Mono.just("saved"), context),
                result -> List.of(KeyPattern.of("name:{id}").with(42))));

        assertThat(find(Mono.just("new")).block(SOON)).isEqualTo("old");
        assertThat(saving.block(SOON)).isEqualTo("saved");
        assertThat(find(Mono.just("new")).block(SOON)).isEqualTo("new");
    }

    private Mono<String> find(Mono<String> delegate) {
        return Monos.cached(context -> find.get(find.key(42), () -> Monos.future(delegate, context)));
    }

    private void evict() {
        larder.eviction(EvictingMethod.named("Names.evict"))
                .evict(KeyPattern.of("name:{id}").with(42));
    }
}
