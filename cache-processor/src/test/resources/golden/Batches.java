package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.On;
import dev.larder.annotation.Updates;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Methods with a key for each element of a collection: in every container, by map and by list. */
public interface Batches {

    @Cached(key = "member:{id}:profile", ttl = "1h", nullTtl = "1m")
    User find(long id);

    @Cached(key = "member:{ids}:profile", ttl = "1h", nullTtl = "1m")
    Map<Long, User> findAll(Collection<Long> ids);

    @Cached(key = "member:{ids}:profile", ttl = "1h", by = "id", when = "ids.size() < 1000", unless = "result.name() == null")
    List<User> listAll(Set<Long> ids) throws IOException;

    @Cached(key = "member:{ids}:profile", ttl = "1h")
    Map<Long, User> findEach(long... ids) throws IOException, SQLException;

    @Cached(key = "tenant:{tenant}:member:{names}", ttl = "1h", by = "name")
    Collection<User> named(String tenant, String... names);

    @Cached(key = "member:{keys.id}:{keys.kind}", ttl = "1h")
    Map<UserKey, User> findByKey(Iterable<? extends UserKey> keys);

    @Cached(ttl = "1h")
    Map<Integer, List<String>> tags(int[] id);

    @Updates(key = "member:{users.id}:profile", ttl = "1h")
    Map<Long, User> saveAll(List<User> users);

    @Updates(key = "member:{ids}:profile", ttl = "1h", by = "id", unless = "result.name() == null")
    @Evicts(pattern = {"member:{ids}:*", "members:all", "tenant:{result.name}:member:*"})
    List<User> touch(Collection<Long> ids);

    @Evicts(pattern = {"member:{users.id}:*", "members:{users.address.city}", "members:all"})
    @Evicts(pattern = "tenant:{tenant}:member:{ids}", on = On.BEFORE, when = "ids.length > 0")
    void remove(String tenant, Collection<? extends User> users, String[] ids);

    @Updates(key = "member:{ids}:profile", ttl = "1h", by = "id", when = "ids.size() < 9 || ids.isEmpty()")
    @Evicts(pattern = "members:all", on = On.ALWAYS)
    @Evicts(pattern = "members:{results}", on = On.ALWAYS, when = "results.length > 0")
    List<User> touchFew(Collection<Long> ids, String... results);

    @Evicts(pattern = {"members:{results}", "members:{result}"})
    List<String> rename(List<String> results);

    @Cached(key = "members:all", ttl = "1h")
    List<User> all();

    @Cached(key = "members:{city}", ttl = "1h")
    List<User> in(String city);

    record User(long id, String name, Address address) {}

    record Address(String city) {}

    record UserKey(long id, Kind kind) {}

    enum Kind {
        PERSON,
        ROBOT
    }
}
