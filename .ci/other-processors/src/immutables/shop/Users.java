package shop;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import org.immutables.value.Value;

public interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    ImmutableUser find(long id);

    @Evicts(pattern = "user:{user.id}")
    void save(ImmutableUser user);

    @Value.Immutable
    @JsonSerialize(as = ImmutableUser.class)
    @JsonDeserialize(as = ImmutableUser.class)
    interface User {
        long id();

        String name();
    }
}
