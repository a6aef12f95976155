package dev.larder.spring.boot;

import dev.larder.annotation.Evicts;

/** A service that only evicts. */
public interface Cleaner {

    @Evicts(pattern = "user:{id}")
    void clear(long id);
}
