package dev.larder.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a {@link dev.larder.runtime.Larder} on a real redis-server, with a key prefix of its own.
 *
 * <p>Parameters are those of {@link LarderTest}, but for the {@link TestClock}, which a server does not follow; and
 * {@link dev.larder.test.redis.RedisServer}. A server is started once for all tests with the same {@link #options}, and stopped
 * at the end. It is the binary of {@code org.signal:embedded-redis}, where that is on the class path, or else the
 * {@code redis-server} or {@code valkey-server} that is installed.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(LarderExtension.class)
public @interface RedisTest {

    /** Returns the settings; see {@link LarderTest#settings()}. */
    String[] settings() default {};

    /** Returns options of the server as on its command line: {@code {"--maxmemory", "2mb"}}. */
    String[] options() default {};
}
