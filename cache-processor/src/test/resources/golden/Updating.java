package golden;

import dev.larder.annotation.Evicts;
import dev.larder.annotation.Updates;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

public interface Updating {
    @Updates(key = "person:{user.id}:profile", ttl = "1h")
    User save(User user);

    @Updates(key = "person:{id}:age", ttl = "2w", jitter = "5%", indexed = false, when = "age > 0", unless = "result > 100")
    int age(long id, int age);

    @Updates(key = "person:{user.id}:profile", ttl = "1h", when = "user.id() > 0")
    @Evicts(pattern = "people:*")
    Optional<User> replace(User user) throws IOException, SQLException;

    @Updates(key = "person:{id}:name", ttl = "1h", unless = "result.isEmpty()")
    @Evicts(pattern = "person:{result}:profile")
    String name(long id);

    @Updates(key = "person:{result}:title", ttl = "1h", unless = "result_ > 1")
    String title(String result, int result_);

    @Evicts(pattern = "person:{id}:profile")
    User remove(long id);

    @Updates(key = "people:{id}", ttl = "1h")
    User last(long id);

    record User(long id) {}
}
