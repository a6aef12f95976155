package dev.larder.spring.boot;

import dev.larder.annotation.Cached;

/** A service of one method. */
@FunctionalInterface
public interface Names {

    @Cached(key = "name:{id}", ttl = "1h")
    String nameOf(long id);
}
