package org.springframework.cache.annotation;

public @interface CachePut {
    String[] value() default {};
}
