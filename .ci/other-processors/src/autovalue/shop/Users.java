package shop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.auto.value.AutoValue;
import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;

public interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    User find(long id);

    @Evicts(pattern = "user:{user.id}")
    void save(User user);

    @AutoValue
    abstract class User {
        @JsonCreator
        static User of(long id, String name) {
            return new AutoValue_Users_User(id, name);
        }

        public abstract long id();

        public abstract String name();
    }
}
