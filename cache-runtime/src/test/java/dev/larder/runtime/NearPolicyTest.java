package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.NearPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which constants of near caches contradict each other. */
class NearPolicyTest {

    private final CachedMethod.Builder<String> find = CachedMethod.returning(String.class)
            .named("UserService.find")
            .key("user:{id}")
            .ttl(Duration.ofMinutes(10));

    @Test
    void aMethodHasNoNearCacheUnlessItSaysSo() {
        assertThat(find.build().near()).isNull();
    }

    @Test
    void eachCallerGetsACopyUnlessTheMethodSaysOtherwise() {
        assertThat(find.near(Duration.ofSeconds(30)).build().near())
                .isEqualTo(new NearPolicy(Duration.ofSeconds(30), false));
        assertThat(find.nearShared().build().near()).isEqualTo(new NearPolicy(Duration.ofSeconds(30), true));
    }

    @Test
    void nearMustBeShorterThanTheTtl() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find.near(Duration.ofMinutes(10)).build())
                .withMessage(
                        "UserService.find: near must be shorter than the minimum TTL, but PT10M is not shorter than PT10M,"
                                + " which is ttl less jitter; shorten near or lengthen ttl");
    }

    @Test
    void jitterShortensTheTtlThatNearMustNotReach() {
        CachedMethod.Builder<String> jittered = find.jitter(20);

        assertThat(jittered.near(Duration.ofMinutes(8).minusMillis(1)).build().near())
                .isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> jittered.near(Duration.ofMinutes(8)).build())
                .withMessageContaining("PT8M is not shorter than PT8M, which is ttl less jitter");
    }

    @Test
    void nearTakesAtLeastAMillisecond() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find.near(Duration.ZERO))
                .withMessage("near must be at least 1 ms but is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NearPolicy(Duration.ofNanos(1), true))
                .withMessageContaining("near must be at least 1 ms");
    }

    @Test
    void nearSharedNeedsNear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find.nearShared().build())
                .withMessage(
                        "UserService.find: nearShared needs near: without it no value is kept in this JVM; add near, or remove"
                                + " nearShared");
    }

    @Test
    void nearCopiesNeedsNearAndContradictsNearShared() {
        find.nearCopies(value -> value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find.build())
                .withMessage(
                        "UserService.find: nearCopies needs near: without it no value is kept in this JVM; add near, or remove"
                                + " nearCopies");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find.near(Duration.ofSeconds(30)).nearShared().build())
                .withMessageContaining("nearShared and nearCopies contradict each other");
    }

    @Test
    void anEvictionAwaitsNearCachesOnlyWhenItSaysSo() {
        EvictingMethod save = EvictingMethod.named("UserService.save");

        assertThat(save.awaitsNear()).isFalse();
        assertThat(save.awaitNear().awaitsNear()).isTrue();
        assertThat(save.awaitNear()).hasToString("UserService.save");
    }
}
