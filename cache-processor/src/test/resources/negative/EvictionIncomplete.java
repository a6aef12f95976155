package negative;

import dev.larder.annotation.*;
import java.util.*;

record User(long id, String team) {}

record Team(String name) {}

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    User find(long id);

    @Cached(key = "users:team:{team}", ttl = "10m")
    List<User> inTeam(String team);

    @Cached(key = "teams:all", ttl = "1h")
    List<Team> teams();

    @Cached(key = "names:all", ttl = "1h")
    List<String> names();

    @Evicts(pattern = "user:{user.id}") // warning: EvictionIncomplete
    void save(User user);

    @Updates(key = "user:{user.id}", ttl = "1h") // warning: EvictionIncomplete
    User update(User user);

    @Updates(key = "user:{user.id}", ttl = "1h")
    @Evicts(pattern = "users:team:{user.team}")
    User change(User user);

    @Evicts(pattern = {"user:{id}", "users:*"})
    void delete(long id);

    @Evicts(pattern = {"teams:all", "names:all"})
    void clearTeams();

    @Evicts(pattern = "users:team:{team}") // warning: EvictionIncomplete
    void rename(String team);

    // A new user is in no key of one user, unless its absence is stored.
    @Evicts(pattern = "users:team:{user.team}")
    void add(User user);

    @SuppressWarnings("larder.EvictionIncomplete")
    @Evicts(pattern = "user:{id}")
    void seen(long id);
}
