package dev.larder.test;

import static dev.larder.test.LarderAssertions.assertThat;

import dev.larder.runtime.Larder;
import org.junit.jupiter.api.RepeatedTest;

/** Twenty tests of a service, for {@link KitFiguresTest}. */
class Twenty {

    /** Twenty tests. */
    abstract static class Tests {

        @RepeatedTest(20)
        void aUserIsCachedUntilSaved(Larder larder) {
            Users users = larder.cached(Users.class, new FakeUsers(new User(42, "Ada")));

            users.find(42);
            users.find(42);
            users.save(new User(42, "Ada Lovelace"));
            users.find(42);

            assertThat(larder)
                    .evicted("user:42:*")
                    .holds("user:42:profile")
                    .method("Users.find")
                    .hasHits(1)
                    .hasLoads(2);
        }
    }

    /** In memory. */
    @LarderTest
    static class InMemory extends Tests {}

    /** On a server. */
    @RedisTest
    static class OnRedis extends Tests {}
}
