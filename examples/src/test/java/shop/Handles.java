package shop;

import dev.larder.runtime.Larder;

final class Handles {

    private Handles() {}

    static void use(Larder larder, User user) {
        UserServiceCache cache = new UserServiceCache(larder);

        cache.find(42).peek(); // Optional<User>: what a call would be answered with
        cache.find(42).ttl(); // Optional<Duration>: for how long
        cache.find(42).put(user); // an update, with the TTL of the method
        cache.find(42).evict();
        cache.find(42).key(); // "user:42:profile"
    }
}
