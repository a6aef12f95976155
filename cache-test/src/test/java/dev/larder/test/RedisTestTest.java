package dev.larder.test;

import static dev.larder.test.LarderAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.test.redis.RedisServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@RedisTest
class RedisTestTest {

    private final FakeUsers database = new FakeUsers(new User(42, "Ada"));

    private Users users;

    @BeforeEach
    void cache(Larder larder) {
        users = larder.cached(Users.class, database);
    }

    @RepeatedTest(2)
    void eachTestHasKeysOfItsOwnOnOneServer(Larder larder, RedisServer server) {
        users.find(42);
        users.find(42);

        assertThat(larder).method("Users.find").hasLoads(1).hasHits(1).and().holds("user:42:profile");
        assertThat(server.command("GET", larder.config().keyStart() + "user:42:profile"))
                .isEqualTo("{\"id\":42,\"name\":\"Ada\"}");
    }

    @Test
    void anEvictionRemovesAGroup(Larder larder) {
        users.find(42);
        users.save(new User(42, "Ada Lovelace"));

        assertThat(larder).evicted("user:42:*").doesNotHold("user:42:profile");
    }

    @Test
    void aServerThatATestHasStoppedIsThereForTheNext(Larder larder, RedisServer server) {
        users.find(42);
        server.kill();

        assertThat(users.find(42)).map(User::name).contains("Ada");
        assertThat(larder).method("Users.find").hasLoads(2).hasHits(0);
    }

    @Test
    @RedisTest(
            options = {"--maxmemory", "100kb"},
            settings = "larder.method.Users.find.nullTtl = 5s")
    void aServerMayHaveOptions(Larder larder, RedisServer server) {
        assertThat(larder.cached(Users.class, database).find(42)).isPresent();
        assertThat(larder).method("Users.find").hasStores(0);
        assertThat(server.info("memory")).containsEntry("maxmemory", "102400");
    }
}
