package shop;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.util.List;
import lombok.Data;

public interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    User find(long id);

    @Cached(key = "users:{filter.team}", ttl = "1h")
    List<User> search(Filter filter);

    @Evicts(pattern = {"user:{user.id}", "users:{user.team}"})
    void save(User user);

    @Data
    class User {
        private long id;
        private String team;
    }

    @Data
    class Filter {
        private String team;
    }
}
