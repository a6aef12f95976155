package dev.larder.spring.boot;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Users in memory, which counts loads. */
class CountingUsers implements Users {

    final AtomicInteger loads = new AtomicInteger();

    final Map<Long, User> users = new ConcurrentHashMap<>();

    @Override
    public User find(long id) {
        loads.incrementAndGet();
        return users.computeIfAbsent(id, absent -> new User(id, "Ada"));
    }

    @Override
    public User save(User user) {
        users.put(user.id(), user);
        return user;
    }

    @Override
    public void remove(long id) {
        users.remove(id);
    }

    /** What a proxy of the class answers from its target. */
    int loads() {
        return loads.get();
    }
}
