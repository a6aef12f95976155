package javax.cache.annotation;

public @interface CacheResult {}
