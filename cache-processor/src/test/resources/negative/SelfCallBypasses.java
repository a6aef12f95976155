package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    String find(long id);

    @Evicts(pattern = "user:{id}")
    void save(long id);

    @Evicts(pattern = "user:{ids}")
    void saveAll(List<Long> ids);

    void importAll(List<Long> ids);

    void other(Users users);
}

class JdbcUsers implements Users {
    @Override
    public String find(long id) {
        return "";
    }

    @Override
    public void save(long id) {}

    @Override
    public void saveAll(List<Long> ids) {
        ids.forEach(id -> save(id));
    }

    @Override
    public void importAll(List<Long> ids) { // warning: SelfCallBypasses (javac)
        for (long id : ids) {
            this.save(id);
        }
    }

    public void scheduled() { // warning: SelfCallBypasses (javac)
        save(1);
    }

    @Override
    public void other(Users users) {
        users.save(1);
        save(1, "name");
    }

    @SuppressWarnings("larder.SelfCallBypasses")
    public void meant() {
        save(1);
    }

    private void save(long id, String name) {
        save(id);
    }
}

class Overloaded extends JdbcUsers {
    void save(String id) {}

    void mayBeEither() {
        save("1");
    }
}
