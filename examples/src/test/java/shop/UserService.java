package shop;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.util.Optional;

public interface UserService {

    @Cached(key = "user:{id}:profile", ttl = "1h", nullTtl = "1m")
    Optional<User> find(long id);

    @Evicts(pattern = "user:{user.id}:*")
    void save(User user);
}
