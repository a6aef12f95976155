package negative;

import dev.larder.annotation.*;
import java.util.*;

record Country(String code) {}

record User(long id) {}

interface Countries {
    @Cached(key = "country:{code}", ttl = "1d") // warning: KeyNeverEvicted
    Country find(String code);

    @Cached(key = "countries:all", ttl = "1h", staleIfError = "1m") // warning: KeyNeverEvicted
    List<Country> all();

    @Cached(key = "country:{code}:name", ttl = "1h")
    String name(String code);

    @SuppressWarnings("larder.KeyNeverEvicted")
    @Cached(key = "continent:{code}", ttl = "30d")
    String continent(String code);
}

interface Users {
    @Cached(key = "user:{id}", ttl = "1d")
    User find(long id);

    @Cached(key = "user:{id}:rank", ttl = "1d")
    int rank(long id);

    @Cached(key = "user:{id}:name", ttl = "1d")
    String name(long id);

    @Updates(key = "user:{id}", ttl = "1d")
    User save(long id);

    @Updates(key = "user:{id}:name", ttl = "1d")
    @Evicts(pattern = "user:{id}:rank")
    String rename(long id);
}
