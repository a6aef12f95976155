package dev.larder.spring.boot;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.Updates;

/** What most tests cache. */
public interface Users {

    /** A user. */
    record User(long id, String name) {}

    @Cached(key = "user:{id}", ttl = "1h")
    User find(long id);

    @Updates(key = "user:{user.id}", ttl = "1h")
    User save(User user);

    @Evicts(pattern = "user:{id}")
    void remove(long id);
}
