package negative;

import dev.larder.annotation.*;
import java.util.*;
import java.util.concurrent.*;

record User(long id, String name, String status) {}

record Order(long id, long userId) {}

class UserDto {
    private long id;

    public long getId() {
        return id;
    }
}

record NewUser(String name) {}

record Badge(long id, String text) {}

interface Users {
    @Cached(key = "user:{id}:profile", ttl = "1h", nullTtl = "1m")
    Optional<User> find(long id);

    @Cached(key = "user:{ids}:profile", ttl = "1h", nullTtl = "1m")
    Map<Long, User> findAll(Collection<Long> ids);

    @Cached(key = "user:named:{name}", ttl = "1h")
    User byName(String name);

    @Cached(key = "order:{id}", ttl = "1h")
    Order order(long id);

    @Cached(key = "user:{id}:score", ttl = "1h")
    int score(long id);

    @Cached(key = "badge:{badgeIds|sha256}", ttl = "1h")
    List<Badge> badges(Set<Long> badgeIds);

    void save(User user); // warning: EvictionMissing

    User update(User user); // warning: EvictionMissing

    boolean delete(long id); // warning: EvictionMissing

    int deleteUsers(List<Long> ids); // warning: EvictionMissing

    void updateStatus(long id, String status); // warning: EvictionMissing

    void editBadge(Badge badge); // warning: EvictionMissing

    void batchDeleteByIds(Long[] ids); // warning: EvictionMissing

    void change(UserDto user); // warning: EvictionMissing

    User register(NewUser user); // warning: EvictionMissing

    CompletionStage<Void> saveLater(User user); // warning: EvictionMissing

    void cancelOrder(long id); // warning: EvictionMissing

    int updateAllStatuses(String status); // warning: EvictionMissing

    User welcome(NewUser user); // warning: EvictionMissing

    // None of these changes what a key holds, as far as names and shapes tell.
    void send(User user);

    void __(User user);

    String toText(User user);

    boolean isKnown(User user);

    List<User> search(User example);

    void deleteComment(long id);

    void rename(int id, String name);

    void remove(String email);

    Report updateReport(long id);

    boolean validate(User user);

    int removeAllNotes(String text);

    Report describe(NewUser user);

    // A list that is found by ids holds nothing new.
    void addBadge(Badge badge);

    default void saveAll(List<User> users) {
        users.forEach(this::save);
    }

    @SuppressWarnings("larder.EvictionMissing")
    void touch(User user);

    @SuppressWarnings("larder.EvictionMissing")
    void updateMeant(User user);

    record Report(String text) {}
}

interface Accounts {
    @Evicts(pattern = "user:{userId}:profile")
    void block(long userId);

    void deleteUser(long userId); // warning: EvictionMissing

    void unlock(User user); // warning: EvictionMissing

    // The id of something else.
    void delete(long id);

    void deleteOrderOf(long customerId);

    // The one who acts, and the one to whom something belongs.
    void delete(User loginUser, int number);

    void saveSettings(Map<String, String> settings, User user);

    void setStatuses(User user, String status); // warning: EvictionMissing
}

interface Repository {
    void save(User user);
}

record DeviceId(UUID value) {}

record Device(DeviceId id, String name) {}

/** Ids have classes of their own. */
interface Devices {
    @Cached(key = "device:{deviceId.value}", ttl = "1h")
    Device findById(DeviceId deviceId);

    void remove(DeviceId deviceId); // warning: EvictionMissing

    void rename(String name, DeviceId deviceId); // warning: EvictionMissing

    boolean ping(DeviceId deviceId);
}
