package running;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.On;
import dev.larder.annotation.Updates;
import dev.larder.runtime.Larder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Calls generated classes in every way and notes what they returned and what reached the delegate. */
public class Scenario extends Recorder implements BiConsumer<Larder, List<String>> {

    interface Repository<T, X extends Exception> {
        @Cached(ttl = "1h")
        T find(long id) throws X;
    }

    interface Users extends Repository<User, IOException> {
        @Cached(key = "user:{id}:name", ttl = "1h", nullTtl = "1h")
        Optional<String> name(long id);

        @Cached(key = "user:{user.address.city}:neighbours", ttl = "1h")
        List<User> neighbours(User user);

        @Cached(key = "sum:{numbers|sha256}", ttl = "1h", when = "numbers.length > 1", unless = "result > 100")
        long sum(long... numbers);

        @Cached(key = "fail:{kind}", ttl = "1h")
        String fail(String kind) throws IOException, SQLException;

        @Updates(key = "user:{user.id}:name", ttl = "1h")
        String rename(User user, String name);

        @Evicts(pattern = {"user:{result.id}:name", "sum:*"})
        @Evicts(pattern = "user:{city}:neighbours", on = On.BEFORE)
        User move(long id, String city);

        @Evicts(pattern = "user:*", on = On.ALWAYS)
        void clear() throws IOException;
    }

    record User(long id, Address address) {}

    record Address(String city) {}

    private final Users delegate = new Users() {
        @Override
        public User find(long id) throws IOException {
            calls.add("find " + id);
            return new User(id, new Address("Rome"));
        }

        @Override
        public Optional<String> name(long id) {
            calls.add("name " + id);
            return id > 0 ? Optional.of("name" + id) : Optional.empty();
        }

        @Override
        public List<User> neighbours(User user) {
            calls.add("neighbours " + user);
            return List.of(new User(9, null));
        }

        @Override
        public long sum(long... numbers) {
            calls.add("sum of " + numbers.length);
            return java.util.stream.LongStream.of(numbers).sum();
        }

        @Override
        public String fail(String kind) throws IOException, SQLException {
            calls.add("fail " + kind);
            switch (kind) {
                case "io":
                    throw new IOException(kind);
                case "sql":
                    throw new SQLException(kind);
                default:
                    throw new IllegalStateException(kind);
            }
        }

        @Override
        public String rename(User user, String name) {
            calls.add("rename " + name);
            return name;
        }

        @Override
        public User move(long id, String city) {
            calls.add("move " + id);
            return new User(id, new Address(city));
        }

        @Override
        public void clear() throws IOException {
            calls.add("clear");
            throw new IOException("clear");
        }
    };

    @Override
    public void accept(Larder larder, List<String> log) {
        Users users = larder.cached(Users.class, delegate);
        note(log, "a miss, then a hit", () -> users.find(1), () -> users.find(1), () -> users.find(2));
        note(log, "an optional", () -> users.name(1), () -> users.name(1), () -> users.name(-1), () -> users.name(-1));
        User rome = new User(1, new Address("Rome"));
        User nowhere = new User(1, null);
        note(log, "a path", () -> users.neighbours(rome), () -> users.neighbours(rome));
        note(log, "a null in a path", () -> users.neighbours(nowhere), () -> users.neighbours(null));
        note(log, "when", () -> users.sum(1), () -> users.sum(1), () -> users.sum(1, 2), () -> users.sum(1, 2));
        note(log, "unless", () -> users.sum(100, 2), () -> users.sum(100, 2));
        note(log, "exceptions", () -> users.fail("io"), () -> users.fail("sql"), () -> users.fail("other"));
        note(log, "an update", () -> users.rename(rome, "Ann"), () -> users.name(1));
        note(log, "an eviction", () -> users.move(1, "Rome"), () -> users.name(1), () -> users.neighbours(rome), () -> users.sum(1, 2));
        note(log, "an eviction after a failure", () -> {
            users.clear();
            return "";
        }, () -> users.name(1), () -> users.find(1));
    }
}
