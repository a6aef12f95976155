package dev.larder.runtime.redisson.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.fault.FaultProxy;
import dev.larder.runtime.redisson.ClusterSetup;
import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.redisson.RedisSettings;
import dev.larder.runtime.redisson.RedissonCacheStore;
import dev.larder.runtime.redisson.SentinelSetup;
import dev.larder.runtime.spi.near.NearHash;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.runtime.spi.near.NearLink.Subscription;
import dev.larder.runtime.testing.LogLines;
import dev.larder.test.redis.RedisServer;
import dev.larder.test.redis.RespConnection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.config.Protocol;

/** Links to real servers, and what becomes of them when connections, servers and rights do. */
class NearLinkTest {

    private static final Duration STALENESS = Duration.ofMillis(200);

    private static final Duration LONG = Duration.ofSeconds(30);

    private static final String CHANNEL = "app:#near";

    private static final String KEY = "app:user:42";

    private final NearRecord told = new NearRecord();

    private final List<AutoCloseable> opened = new ArrayList<>();

    private final RedisServer server = opened(RedisServer.start());

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.add(resource);
        return resource;
    }

    private RedissonCacheStore store(RedisSettings settings) {
        return opened(RedissonCacheStore.connect(settings, Loads.PATIENT));
    }

    private static NearLink link(RedissonCacheStore store, NearLink.Listener listener) {
        return store.nearLink(new NearLink.Settings("app:", STALENESS), listener)
                .orElseThrow();
    }

    private NearLink linked(RedisSettings settings) {
        NearLink link = link(store(settings), told);
        link.begin();
        awaitProof(link);
        return link;
    }

    /** Another process that evicts. */
    private RedissonCacheStore evictor(RedisSettings settings) {
        RedissonCacheStore store = store(settings);
        link(store, new NearRecord());
        return store;
    }

    private static void awaitProof(NearLink link) {
        long since = System.nanoTime();
        await("it is proven", () -> link.subscription(KEY).isProvenSince(since));
    }

    private static void await(String what, BooleanSupplier condition) {
        RedisServer.await(what, LONG, condition);
    }

    @Test
    void aConnectionThatIsCutEndsTheSubscriptionAndAnotherBegins() {
        FaultProxy proxy = opened(FaultProxy.before(server.port()));
        NearLink link = linked(RedisSettings.parse("redis://127.0.0.1:" + proxy.port()));
        Subscription first = link.subscription(KEY);

        proxy.resetAll();
        await("it has ended", () -> told.ended().contains(first));
        awaitProof(link);

        assertThat(first.isProvenSince(System.nanoTime() - LONG.toNanos())).isFalse();
        assertThat(link.subscription(KEY)).isNotSameAs(first);
        assertThat(told.phases()).contains(NearLink.Phase.CONNECTING, NearLink.Phase.LINKED);
    }

    @Test
    void aConnectionThatHangsProvesNothingUntilWhatItMissedIsTold() {
        FaultProxy proxy = opened(FaultProxy.before(server.port()));
        NearLink link = linked(RedisSettings.parse("redis://127.0.0.1:" + proxy.port()));
        RedissonCacheStore evictor = evictor(server.settings());

        proxy.toClient().hold();
        Loads.evict(evictor, KEY);
        long evicted = System.nanoTime();
        RedisServer.await(
                "it is no longer proven",
                LONG,
                () -> !link.subscription(KEY).isProvenSince(System.nanoTime() - STALENESS.toNanos()));
        assertThat(told.hasKey(KEY)).isFalse();
        proxy.heal();
        await("it is proven", () -> link.subscription(KEY).isProvenSince(evicted));

        assertThat(told.hasKey(KEY) || !told.ended().isEmpty()).isTrue();
    }

    @Test
    void messagesThatComeInPiecesAreToldWhole() {
        FaultProxy proxy = opened(FaultProxy.before(server.port()));
        linked(RedisSettings.parse("redis://127.0.0.1:" + proxy.port()));
        RedissonCacheStore evictor = evictor(server.settings());
        proxy.toClient().drip(Duration.ofMillis(1));

        Loads.evict(evictor, KEY);

        await("it is told", () -> told.hasKey(KEY));
        assertThat(told.hasEverything()).isFalse();
    }

    @Test
    void aServerThatThrowsItsSubscribersOutIsLinkedAgain() {
        NearLink link = linked(server.settings());
        Subscription first = link.subscription(KEY);

        server.command("CLIENT", "KILL", "TYPE", "pubsub");

        await("it has ended", () -> told.ended().contains(first));
        awaitProof(link);
    }

    @Test
    void aMasterThatWasAReplicaForAWhileBeginsAnotherSubscription() {
        RedisServer other = opened(RedisServer.start());
        NearLink link = linked(server.settings());
        Subscription first = link.subscription(KEY);

        server.command("REPLICAOF", "127.0.0.1", other.port());
        await("it is a replica", () -> "up".equals(server.info("replication").get("master_link_status")));
        server.command("REPLICAOF", "NO", "ONE");

        await("it has ended", () -> told.ended().contains(first));
        awaitProof(link);
    }

    @Test
    void aClientOfTheCallersInVersionThreeOfTheProtocolIsLinked() {
        Config config = new Config();
        config.setProtocol(Protocol.RESP3);
        config.useSingleServer().setAddress(server.uri());
        RedissonClient client = Redisson.create(config);
        opened(() -> client.shutdown(0, 2, TimeUnit.SECONDS));
        NearLink link = link(opened(RedissonCacheStore.using(client, Loads.PATIENT)), told);
        link.begin();
        awaitProof(link);

        Loads.evict(evictor(server.settings()), KEY);

        await("it is told", () -> told.hasKey(KEY));
        awaitConfirmation(link);
    }

    /** The first times the staleness passes, until it is known for long enough whose links there are. */
    private static void awaitConfirmation(NearLink link) {
        await("all near caches confirm", () -> Loads.await(link.awaitNear(List.of(KEY), List.of())));
    }

    @Test
    void aSilentServerIsLeft() {
        FaultProxy proxy = opened(FaultProxy.before(server.port()));
        NearLink link = linked(RedisSettings.parse("redis://127.0.0.1:" + proxy.port()));
        Subscription first = link.subscription(KEY);

        proxy.toServer().hold();

        await("it has ended", () -> told.ended().contains(first));
        proxy.heal();
        awaitProof(link);
    }

    @Test
    void aServerThatIsKilledAndStartedAgainIsLinkedAgain() {
        NearLink link = linked(server.settings());
        Subscription first = link.subscription(KEY);

        server.kill();
        await("it has ended", () -> told.ended().contains(first));
        assertThat(link.subscription(KEY)).isSameAs(Subscription.NONE);
        server.restart();
        awaitProof(link);

        Loads.evict(evictor(server.settings()), KEY);
        await("it is told", () -> told.hasKey(KEY));
    }

    @Test
    void aUserWithPasswordAndDatabaseIsLinked() {
        server.command("ACL", "SETUSER", "app", "on", ">secret", "~app:*", "&app:#near*", "+@all");

        linked(RedisSettings.parse("redis://app:secret@127.0.0.1:" + server.port() + "/3"));

        Loads.evict(evictor(server.settings()), KEY);
        await("it is told", () -> told.hasKey(KEY));
    }

    @Test
    void aUserWhoMayNotSubscribeIsWarnedOnceAndKeepsNothingNear() {
        server.command("ACL", "SETUSER", "app", "on", ">secret", "~*", "&*", "+@all", "-subscribe");
        try (LogLines lines = new LogLines()) {
            RedissonCacheStore store = store(RedisSettings.parse("redis://app:secret@127.0.0.1:" + server.port()));
            NearLink link = link(store, told);
            link.begin();

            await("it is refused", () -> link.state().phase() == NearLink.Phase.REFUSED);

            assertThat(link.state().reason()).isEqualTo("NOPERM");
            assertThat(link.subscription(KEY)).isSameAs(Subscription.NONE);
            assertThat(Loads.evict(store, KEY)).isZero();
            assertThat(lines.all())
                    .filteredOn(line -> line.contains("SUBSCRIBE"))
                    .singleElement()
                    .asString()
                    .contains("+subscribe +publish &app:#near*");
        }
    }

    @Test
    void aUserWhoMayNotPublishIsToldSoUntilItMayAndEvictsAllTheSame() {
        server.command("ACL", "SETUSER", "app", "on", ">secret", "~*", "&*", "+@all", "-publish");
        try (LogLines lines = new LogLines()) {
            RedissonCacheStore store = store(RedisSettings.parse("redis://app:secret@127.0.0.1:" + server.port()));
            NearLink link = link(store, told);
            String refused =
                    "Redis refuses PUBLISH on the channel app:#near (NOPERM): near caches of other processes serve"
                            + " what this process removed; allow it by ACL SETUSER with +publish &app:#near*";
            await(
                    "its event is told",
                    () -> told.states().stream()
                            .anyMatch(state -> state.untold().equals(refused)));
            assertThat(link.state().untold()).isEqualTo(refused);
            assertThat(link.state().phase()).isEqualTo(NearLink.Phase.UNUSED);
            Loads.load(store, KEY, "1");
            Loads.load(store, "app:user:43", "1");
            Loads.load(store, "app:user:44", "1");

            assertThat(Loads.evict(store, KEY)).isEqualTo(1);
            assertThat(Loads.evict(store, Loads.under("app:user"))).isEqualTo(2);
            assertThat(Loads.evict(store, Loads.under("app:user"))).isZero();

            server.command("ACL", "SETUSER", "app", "+publish");
            await(
                    "it is told again",
                    () -> told.states().get(told.states().size() - 1).untold().isEmpty());
            assertThat(link.state().untold()).isEmpty();
            assertThat(lines.all())
                    .filteredOn(line -> line.contains("PUBLISH"))
                    .singleElement()
                    .asString()
                    .contains("other processes' near caches stay stale", "+subscribe +publish &app:#near*");
        }
    }

    @Test
    void aUserOfOtherChannelsIsWarnedAndEvictsAllTheSame() {
        server.command("ACL", "SETUSER", "app", "on", ">secret", "~*", "resetchannels", "&other", "+@all");
        RedissonCacheStore store = evictor(RedisSettings.parse("redis://app:secret@127.0.0.1:" + server.port()));
        Loads.load(store, KEY, "1");

        assertThat(Loads.evict(store, KEY)).isEqualTo(1);
        assertThat(Loads.evict(store, Loads.under("app:user"))).isZero();
    }

    @Test
    void aMessageOfAnotherFormRemovesEverything() {
        linked(server.settings());

        server.command("PUBLISH", CHANNEL, "from a later version");

        await("everything is removed", told::hasEverything);
    }

    @Test
    void anotherProgramMayTellARemoval() {
        linked(server.settings());
        byte[] message = new byte[17];
        message[0] = 'k';
        ByteBuffer.wrap(message, 9, 8).putLong(NearHash.ofKey(KEY));

        server.command("PUBLISH", CHANNEL, message);

        await("it is told", () -> told.hasKey(KEY));
    }

    @Test
    void largeEvictionsAreToldByMessagesOfABoundedSize() {
        linked(server.settings());
        RedissonCacheStore evictor = evictor(server.settings());
        List<String> keys =
                IntStream.range(0, 2000).mapToObj(i -> "app:row:" + i).toList();

        Loads.await(evictor.evict(keys, List.of()));

        await("all are told", () -> keys.stream().allMatch(told::hasKey));
        assertThat(told.removals())
                .allSatisfy(removal -> assertThat(removal.keys().length).isLessThanOrEqualTo(256));
    }

    @Test
    void aSubscriberThatDoesNotConfirmIsWaitedForNoLongerThanTheStaleness() {
        RedissonCacheStore store = store(server.settings());
        NearLink link = link(store, told);
        link.begin();
        awaitProof(link);
        awaitConfirmation(link);
        RespConnection silent = opened(server.connect());
        silent.command("SUBSCRIBE", CHANNEL);

        long before = System.nanoTime();
        assertThat(Loads.await(link.awaitNear(List.of(KEY), List.of()))).isFalse();

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(STALENESS.toNanos());
    }

    @Test
    void aProcessWhoseLinkWasLostAMomentAgoIsWaitedForThoughTheServerDoesNotCountIt() {
        FaultProxy network = opened(FaultProxy.before(server.port()));
        NearLink other = link(
                opened(RedissonCacheStore.connect(
                        RedisSettings.parse("redis://127.0.0.1:" + network.port()), Loads.PATIENT)),
                new NearRecord());
        other.begin();
        awaitProof(other);
        NearLink link = linked(server.settings());
        awaitConfirmation(link);

        network.subscriptions().forsakeAll();
        await(
                "the server counts one link",
                () -> server.command("PUBLISH", CHANNEL, "k12345678").equals(1L));

        assertThat(Loads.await(link.awaitNear(List.of(KEY), List.of()))).isFalse();
        network.subscriptions().resetAll();
        awaitConfirmation(link);
    }

    @Test
    void withoutASubscriptionTheStalenessPasses() {
        NearLink link = link(store(server.settings()), told);

        long before = System.nanoTime();
        assertThat(Loads.await(link.awaitNear(List.of(KEY), List.of()))).isFalse();

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(STALENESS.toNanos());
    }

    @Test
    void nothingIsPublishedWithoutALink() {
        RedissonCacheStore store = store(server.settings());
        server.resetCounts();

        Loads.load(store, KEY, "1");
        Loads.evict(store, KEY);
        assertThat(server.commandCounts()).doesNotContainKey("publish");
        NearLink link = link(store, told);
        await("the right was tried", () -> server.commandCounts().containsKey("publish"));
        link.close();
        server.resetCounts();
        Loads.evict(store, KEY);
        Loads.evict(store, Loads.under("app:user"));

        assertThat(server.commandCounts()).doesNotContainKey("publish");
    }

    @Test
    void evictionsThatAreRepeatedOnARestartedServerArePublishedAgain() {
        RedissonCacheStore evictor = evictor(server.settings());
        Loads.evict(evictor, KEY);
        Loads.evict(evictor, Loads.under("app:user"));

        server.restart();

        // Of the key, and of the group, of which no keys are found.
        await("both are published", () -> server.commandCounts().getOrDefault("publish", 0L) >= 2);
    }

    @Test
    void aFailoverBeginsAnotherSubscription() {
        SentinelSetup setup = opened(SentinelSetup.start());
        NearLink link = linked(setup.settings());
        RedissonCacheStore evictor = evictor(setup.settings());
        Subscription first = link.subscription(KEY);
        RedisServer replica = setup.replica();

        setup.master().kill();
        await("it has ended", () -> told.ended().contains(first));
        awaitProof(link);

        assertThat(link.subscription(KEY).toString()).contains(":" + replica.port());
        await("it is told", () -> {
            evictor.evict(List.of(KEY), List.of());
            return told.hasKey(KEY);
        });
    }

    @Test
    void theEvictionOfAKeyThatHasJustMovedIsPublishedByItsNewMaster() {
        ClusterSetup cluster = opened(ClusterSetup.start());
        RedissonCacheStore evictor = evictor(cluster.settings());
        RedisServer from = cluster.nodeOf(KEY);
        RedisServer to = cluster.nodes().stream()
                .filter(node -> node != from)
                .findFirst()
                .orElseThrow();
        Loads.load(evictor, KEY, "1");
        await("the right was tried", () -> to.commandCounts().containsKey("publish"));
        to.resetCounts();
        long slot = cluster.slotOf(KEY);
        cluster.beginMigration(slot, from, to);
        cluster.migrateSome(slot, from, to, 10);
        cluster.finishMigration(slot, to);

        // Before this client has learned of it.
        assertThat(Loads.evict(evictor, KEY)).isEqualTo(1);

        assertThat(to.commandCounts()).containsEntry("publish", 1L);
        assertThat(to.command("EXISTS", KEY)).isEqualTo(0L);
    }

    @Test
    void aSlotThatMovesEndsTheSubscriptionsToBothMasters() {
        ClusterSetup cluster = opened(ClusterSetup.start());
        NearLink link = linked(cluster.settings());
        await("all are linked", () -> link.state().linked() == 3);
        RedissonCacheStore evictor = evictor(cluster.settings());
        Subscription first = link.subscription(KEY);
        RedisServer from = cluster.nodeOf(KEY);
        RedisServer to = cluster.nodes().stream()
                .filter(node -> node != from)
                .findFirst()
                .orElseThrow();

        long slot = cluster.slotOf(KEY);
        cluster.beginMigration(slot, from, to);
        cluster.finishMigration(slot, to);

        await("it has ended", () -> told.ended().contains(first));
        await(
                "the new master is linked",
                () -> link.subscription(KEY).toString().contains(":" + to.port())
                        && link.subscription(KEY).isProvenSince(System.nanoTime() - STALENESS.toNanos()));
        assertThat(Loads.evict(evictor, KEY)).isZero();
        await("it is told", () -> told.hasKey(KEY));
    }
}
