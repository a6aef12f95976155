package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Evicts(pattern = "user:{id}")
    void save(long id);

    @Updates(key = "user:{id}", ttl = "1h")
    String rename(long id, String name);

    @Cached(key = "user:{id}", ttl = "1h")
    String find(long id);

    default void saveAll(List<Long> ids) { // warning: DefaultMethodBypasses (javac)
        for (long id : ids) {
            save(id);
        }
    }

    default void saveEach(List<Long> ids) { // warning: DefaultMethodBypasses (javac)
        ids.forEach(id -> this.save(id));
    }

    default String clear(long id) { // warning: DefaultMethodBypasses (javac)
        return rename(id, "");
    }

    @Evicts(pattern = "user:*")
    default void covered(List<Long> ids) {
        save(ids.get(0));
    }

    @SuppressWarnings("larder.SelfCallLoads")
    default void others(Users other, long id) {
        other.save(id);
        find(id);
        save(id, "");
    }

    @SuppressWarnings("larder.DefaultMethodBypasses")
    default void meant(long id) {
        save(id);
    }

    private void save(long id, String name) {}
}
