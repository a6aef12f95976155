package pages;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import shop.User;

/** The listing of docs/near-cache.md. */
final class NearCaches {

    private NearCaches() {}

    interface Users {
        @Cached(key = "user:{id}:profile", ttl = "1h", near = "30s")
        User find(long id); // for up to 30 s answered by this JVM alone

        @Evicts(pattern = "user:{id}:*")
        void rename(long id, String name); // gone here at once, in other JVMs within 500 ms

        @Evicts(pattern = "user:{id}:*", awaitNear = true)
        void block(long id); // returns when it is gone in all JVMs
    }
}
