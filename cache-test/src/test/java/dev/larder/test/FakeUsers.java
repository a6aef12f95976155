package dev.larder.test;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A map for a database. */
public final class FakeUsers implements Users {

    private final Map<Long, User> users = new ConcurrentHashMap<>();

    public FakeUsers(User... users) {
        for (User user : users) {
            save(user);
        }
    }

    @Override
    public Optional<User> find(long id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public void save(User user) {
        users.put(user.id(), user);
    }
}
