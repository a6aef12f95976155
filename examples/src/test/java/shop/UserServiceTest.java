package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.runtime.memory.InMemoryCacheStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserServiceTest {

    /** The service below the cache: a map for a database. */
    private static final class Users implements UserService {

        private final Map<Long, User> users = new HashMap<>();

        private int queries;

        @Override
        public Optional<User> find(long id) {
            queries++;
            return Optional.ofNullable(users.get(id));
        }

        @Override
        public void save(User user) {
            users.put(user.id(), user);
        }
    }

    @Test
    void aUserIsQueriedOnceUntilSaved() {
        Users below = new Users();
        try (Larder larder = Larder.builder().store(InMemoryCacheStore.create()).open()) {
            UserService users = larder.cached(UserService.class, below);

            users.save(new User(42, "Ada", "ada@example.org"));
            users.find(42);
            assertThat(users.find(42)).map(User::name).contains("Ada");
            assertThat(below.queries).isEqualTo(1);

            users.save(new User(42, "Ada Lovelace", "ada@example.org"));
            assertThat(users.find(42)).map(User::name).contains("Ada Lovelace");
            assertThat(below.queries).isEqualTo(2);
        }
    }
}
