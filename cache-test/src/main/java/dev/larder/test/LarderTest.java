package dev.larder.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a {@link dev.larder.runtime.Larder} in memory, fresh and closed afterwards.
 *
 * <pre>{@code
 * @LarderTest
 * class UserServiceTest {
 *     @Test
 *     void theSecondCallIsAHit(Larder larder) {
 *         UserService users = larder.cached(UserService.class, new FakeUsers());
 *         users.find(42);
 *         users.find(42);
 *         assertThat(larder).method("UserService.find").hasHits(1).hasLoads(1);
 *     }
 * }
 * }</pre>
 *
 * <p>Parameters of a test, of {@code @BeforeEach} and of {@code @AfterEach} may have these types; within one test each is one
 * object:
 *
 * <ul>
 *   <li>{@link dev.larder.runtime.Larder}: the cache
 *   <li>{@link TestClock}: moves the time of values and leases
 *   <li>{@link dev.larder.test.store.Chaos}: lets commands fail
 *   <li>{@link dev.larder.test.store.StoredValues}: reads and writes JSON past the cache
 *   <li>{@link dev.larder.test.history.CacheHistory}: what happened so far
 *   <li>{@link dev.larder.runtime.spi.CacheStore}: the store that the cache uses, for a second {@code Larder}
 * </ul>
 *
 * <p>A failed test shows what happened in the cache. It needs Caffeine on the class path.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(LarderExtension.class)
public @interface LarderTest {

    /**
     * Returns settings, each as in {@code larder.properties}: {@code "larder.commandTimeout = 50ms"}. They win over files,
     * over system properties and over the kit's own.
     */
    String[] settings() default {};
}
