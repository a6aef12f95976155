package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Accounts {
    @Cached(key = "account:{id}", ttl = "1h")
    Account find(long id);

    @Cached(key = "account:{userId}", ttl = "1h") // warning: KeysCoincide
    Account ofUser(long userId);

    @Cached(key = "range:{from}:{to}", ttl = "1h")
    Account from(int from, int to);

    @Cached(key = "range:{to}:{from}", ttl = "1h") // warning: KeysCoincide
    Account to(int from, int to);

    @SuppressWarnings("larder.EvictionIncomplete")
    @Updates(key = "account:{account.id}", ttl = "1h")
    Account save(Account account);

    @Cached(key = "account:{ids}", ttl = "1h")
    Map<Long, Account> findAll(Collection<Long> ids);

    @Cached(key = "account:{accountId}", ttl = "1h")
    Account byName(long accountId);

    @Cached(key = "account:{uuid}", ttl = "1h")
    Account byUuid(UUID uuid);

    @Cached(key = "user:{userId}:{kind}", ttl = "1h")
    String text(String userId, String kind);

    @Cached(key = "user:{user.id}:{kind}", ttl = "1h")
    String textOf(User user, String kind);
}

record Account(long id) {}

record User(String id) {}
