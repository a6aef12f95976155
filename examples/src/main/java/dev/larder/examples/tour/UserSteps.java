package dev.larder.examples.tour;

import dev.larder.examples.users.NewOrder;
import dev.larder.examples.users.NewUser;
import dev.larder.examples.users.User;
import dev.larder.examples.users.UserService;

/** The steps about customers: one value, its absence, write-through, and evictions of one key and of a customer's. */
final class UserSteps {

    private static final long NOBODY = 4_000_000;

    private static final int MANY = 1_000;

    private final UserService users;

    private final Guide guide;

    UserSteps(UserService users, Guide guide) {
        this.users = users;
        this.guide = guide;
    }

    void take() {
        readThrough();
        absence();
        writeThrough();
        evictOneKey();
        evictOneUser();
    }

    private void readThrough() {
        guide.step(
                "Read-through",
                "The first call asks the database and stores what it finds; the others ask Redis only.\n"
                        + "The very first ones also load the classes of two drivers; a thousand show what a hit takes.",
                "@Cached(key = \"user:{id}:profile\", ttl = \"1h\", nullTtl = \"1m\")");
        guide.call("users.find(1)", () -> users.find(1));
        guide.call("users.find(1)", () -> users.find(1));
        guide.call(MANY + " x users.find(1)", () -> {
            for (int i = 0; i < MANY; i++) {
                users.find(1);
            }
        });
    }

    private void absence() {
        guide.step(
                "Absence is an answer too",
                "Nobody has this id. With nullTtl that is remembered for a minute; without, every call would be a miss.",
                "@Cached(key = \"user:{id}:profile\", ttl = \"1h\", nullTtl = \"1m\")");
        guide.call("users.find(" + NOBODY + ")", () -> users.find(NOBODY));
        guide.call("users.find(" + NOBODY + ")", () -> users.find(NOBODY));
    }

    private void writeThrough() {
        guide.step(
                "Write-through",
                "The method changes the database, and what it returns replaces what is cached. The next reader hits.",
                "@Updates(key = \"user:{user.id}:profile\", ttl = \"1h\")");
        User user = users.find(1).orElseThrow();
        User moved = new User(user.id(), user.name(), "ada@analytical.example.org", user.since());
        guide.call("users.save(user 1 with another email)", () -> users.save(moved));
        guide.call("users.find(1)", () -> users.find(1));
    }

    private void evictOneKey() {
        guide.step(
                "Evict one key",
                "An order changes this customer's list of orders, and nothing else about them.",
                "@Evicts(pattern = \"user:{id}:orders\")");
        guide.call("users.recentOrders(1)", () -> users.recentOrders(1));
        guide.call("users.order(1, 2 pieces of product 7)", () -> users.order(1, new NewOrder(7, 2)));
        guide.left("user:1:*");
        guide.call("users.recentOrders(1)", () -> users.recentOrders(1));
    }

    private void evictOneUser() {
        guide.step(
                "Evict all keys of one user",
                "A pattern names everything about a customer. No argument can widen it: a * inside one is encoded.",
                "@Evicts(pattern = \"user:{id}:*\")");
        long id = guide.call("users.register(...)", () -> users.register(new NewUser("Mary Shaw", "mary@example.org")))
                .id();
        guide.call("users.find(" + id + ")", () -> users.find(id));
        guide.call("users.recentOrders(" + id + ")", () -> users.recentOrders(id));
        guide.call("users.remove(" + id + ")", () -> users.remove(id));
        guide.left("user:*");
    }
}
