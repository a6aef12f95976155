package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public interface ReadThrough {
    @Cached(key = "user:{id}:profile", ttl = "1h")
    User find(long id);

    @Cached(key = "user:{name}:named", ttl = "90s", nullTtl = "PT30S", jitter = "10%")
    Optional<User> findByName(String name);

    @Cached(key = "tenant:{tenant}:users:{page}:{filter|sha256}", ttl = "1h30m", indexed = false)
    List<Map<String, User>> search(String tenant, int page, Filter filter);

    @Cached(ttl = "3600")
    int count();

    @Evicts(pattern = "user:{user.id}:*")
    void save(User user);

    User reload(long id);

    record User(long id, String name) {}

    record Filter(String name, List<String> roles) {}
}
