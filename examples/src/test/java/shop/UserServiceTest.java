package shop;

import static dev.larder.test.LarderAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.test.LarderTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@LarderTest
class UserServiceTest {

    /** The service below the cache: a map for a database. */
    private static final class Users implements UserService {

        private final Map<Long, User> users = new HashMap<>();

        @Override
        public Optional<User> find(long id) {
            return Optional.ofNullable(users.get(id));
        }

        @Override
        public void save(User user) {
            users.put(user.id(), user);
        }
    }

    @Test
    void aUserIsQueriedOnceUntilSaved(Larder larder) {
        UserService users = larder.cached(UserService.class, new Users());

        users.save(new User(42, "Ada", "ada@example.org"));
        users.find(42);
        assertThat(users.find(42)).map(User::name).contains("Ada");
        assertThat(larder).method("UserService.find").hasLoads(1);

        users.save(new User(42, "Ada Lovelace", "ada@example.org"));
        assertThat(users.find(42)).map(User::name).contains("Ada Lovelace");
        assertThat(larder).method("UserService.find").hasLoads(2);
    }
}
