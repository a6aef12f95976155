package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.time.DayOfWeek;

public interface Conditions {
    @Cached(key = "condition-a:{id}", ttl = "1h", when = "id > 0 && id != java.lang.Long.MAX_VALUE")
    String numbers(long id);

    @Cached(key = "condition-b:{day}", ttl = "1h", when = "day != DayOfWeek.SUNDAY", unless = "result.isEmpty()")
    String imported(DayOfWeek day);

    @Cached(
            key = "condition-c:{user.id}",
            ttl = "1h",
            when = "Conditions.isKnown(user) && (user.status() == Status.ACTIVE || user instanceof User)",
            unless = "result < Integer.parseInt(\"3\") || user.status() == Status.RETIRED || user.status() == Status.ACTIVE")
    int members(User user);

    @Evicts(pattern = "condition-a:*", when = "id % 2 == 0")
    void evict(long id);

    @Cached(key = "condition-d:{filter}", ttl = "1h", when = "filter.length() > 2 ? true : java.time.Year.isLeap(2000)")
    java.util.Optional<String> nested(String filter);

    static boolean isKnown(User user) {
        return user != null;
    }

    enum Status {
        ACTIVE,
        RETIRED
    }

    record User(long id, Status status) {}
}
