package dev.larder.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.PropertyMapping;

/**
 * Caches the beans of a test's application, in memory unless said otherwise. Slices such as {@code @DataJpaTest} have no
 * cache without it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
@PropertyMapping("spring.test.larder")
public @interface AutoConfigureLarder {

    /** Returns whether values are kept in memory, rather than in the Redis that the properties name. */
    boolean memory() default true;
}
