package dev.larder.test;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.util.Optional;

/** The service that the kit's own tests cache. */
public interface Users {

    @Cached(key = "user:{id}:profile", ttl = "1h", nullTtl = "1m")
    Optional<User> find(long id);

    @Evicts(pattern = "user:{user.id}:*")
    void save(User user);
}
