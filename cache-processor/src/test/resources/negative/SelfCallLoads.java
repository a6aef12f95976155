package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    String find(long id);

    @Cached(key = "users:{ids|sha256}", ttl = "1h")
    List<String> findAll(List<Long> ids);

    @Evicts(pattern = "user:{id}")
    void save(long id);

    String greeting(long id);

    default String shout(long id) { // warning: SelfCallLoads (javac)
        return find(id).toUpperCase(Locale.ROOT);
    }

    default void updateName(long id) {
        find(id);
    }
}

class JdbcUsers implements Users {
    @Override
    public String find(long id) {
        return "";
    }

    // On a miss, each value is loaded.
    @Override
    public List<String> findAll(List<Long> ids) {
        return ids.stream().map(id -> find(id)).toList();
    }

    // A change begins with what the database holds.
    @Override
    public void save(long id) {
        find(id);
    }

    @Override
    public String greeting(long id) { // warning: SelfCallLoads (javac)
        return "Hello " + find(id);
    }

    public String ofAnother(Users users) {
        return users.find(1);
    }
}
