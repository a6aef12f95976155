package pages;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.On;
import dev.larder.annotation.Updates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import shop.User;

public interface Users {

    @Cached(key = "user:{id}:profile", ttl = "1h", nullTtl = "1m", jitter = "10%")
    Optional<User> find(long id);

    @Cached(key = "user:{ids}:profile", ttl = "1h", nullTtl = "1m", jitter = "10%")
    Map<Long, User> findAll(Collection<Long> ids);

    @Cached(key = "user:{ids}:profile", ttl = "1h", nullTtl = "1m", by = "id")
    List<User> list(Set<Long> ids);

    @Cached(key = "user:{id}:profile", ttl = "1h", nullTtl = "1m")
    CompletionStage<User> findLater(long id);

    @Cached(key = "user:{id}:orders:{page}", ttl = "10m", when = "page <= 3", unless = "result.isEmpty()")
    List<Order> orders(long id, int page);

    @Updates(key = "user:{user.id}:profile", ttl = "1h")
    User save(User user);

    @Evicts(pattern = "user:{order.customer}:orders:*")
    Order place(Order order);

    @Evicts(pattern = "user:{result.id}:*")
    User register(String name);

    @Evicts(pattern = "user:{id}:*", on = On.ALWAYS)
    void remove(long id);

    @Evicts(pattern = "user:{ids}:*")
    @Evicts(pattern = "user:*", when = "ids == null")
    void removeAll(Collection<Long> ids);
}
