package org.springframework.cache.annotation;

public @interface CacheEvict {
    String[] value() default {};
}
