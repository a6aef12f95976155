package golden;

import dev.larder.annotation.Evicts;
import dev.larder.annotation.Updates;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

public interface Updating {
    @Updates(key = "user:{user.id}:profile", ttl = "1h")
    User save(User user);

    @Updates(key = "user:{id}:age", ttl = "2w", jitter = "5%", listed = false, when = "age > 0", unless = "result > 100")
    int age(long id, int age);

    @Updates(key = "user:{user.id}:profile", ttl = "1h", when = "user.id() > 0")
    @Evicts(pattern = "users:*")
    Optional<User> replace(User user) throws IOException, SQLException;

    @Evicts(pattern = "user:{id}:profile")
    User remove(long id);

    @Updates(key = "users:{id}", ttl = "1h")
    User last(long id);

    record User(long id) {}
}
