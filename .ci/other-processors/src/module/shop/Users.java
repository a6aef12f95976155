package shop;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.util.Optional;

/** Users. */
public interface Users {
    /** Returns a user. */
    @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1m")
    Optional<User> find(long id);

    /** Stores a user. */
    @Evicts(pattern = "user:{user.id}")
    void save(User user);

    /** A user. */
    record User(long id, String name) {}
}
