package dev.larder.runtime.consistency.model;

import static dev.larder.runtime.redisson.Loads.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.consistency.model.Scripts.Outcome;
import dev.larder.runtime.consistency.model.Scripts.Purpose;
import dev.larder.runtime.consistency.model.Scripts.Reply;
import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Claim;
import dev.larder.runtime.spi.Lease;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.TimedLookup;
import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.IndexEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One random walk over one key. Each command goes to a store and to the model: both must answer the same and be in the same
 * state. Commands come in any order from a few loads, so that late and repeated ones are among them. Half of them go
 * together with commands on other keys, as calls for several keys send them.
 */
final class StoreWalk {

    /** Longer than any walk, and much shorter than the TTL of a value, so that a key tells which of the two it has. */
    private static final Duration LONG_LEASE = Duration.ofMinutes(1);

    private static final Duration LONG_TTL = Duration.ofHours(1);

    /** Over as soon as {@link StoreUnderTest#elapseShort} returns. */
    private static final Duration SHORT = Duration.ofMillis(1);

    /** The TTLs that make a value due or stale. */
    private static final Duration TTL_OF_DUE = Duration.ofMinutes(40);

    private static final Duration TTL_OF_STALE = Duration.ofMinutes(20);

    /** The ages that a refresh and a call claim, which lie between these TTLs. */
    private static final Duration DUE = Duration.ofMinutes(50);

    private static final Duration STALE = Duration.ofMinutes(30);

    private static final int TICKS_OF_LONG_LEASE = 1_000_000;

    private static final int LOADS = 3;

    private static final int VALUES = 3;

    private final StoreUnderTest subject;

    private final CacheStore store;

    private final KeyCommands alone;

    private final KeyCommands together;

    private final Random random;

    private final String key;

    private final IndexEntry listing;

    private final List<Command> held = new ArrayList<>();

    /** The signatures of the store, by the nonces of the model. */
    private final Map<Integer, byte[]> signatures = new HashMap<>();

    private Cell cell = Cell.EMPTY;

    private int now;

    private int lastNonce;

    private boolean listed;

    StoreWalk(StoreUnderTest subject, Random random, String head, boolean listed) {
        this.subject = subject;
        this.store = subject.store();
        this.alone = new KeyCommands.Alone(store);
        this.together = new KeyCommands.Together(store, "beside-" + head);
        this.random = random;
        this.key = head + ":42:orders";
        this.listing = listed ? new IndexEntry.Indexed(List.of(head, head + ":42")) : new IndexEntry.Unindexed(head);
    }

    void take(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
            compare();
        }
    }

    private void step() {
        switch (random.nextInt(13)) {
            case 0, 1, 2, 3 -> acquire();
            case 4 -> beginUpdate();
            case 5, 6, 7 -> store();
            case 8, 9 -> age();
            case 10 -> release();
            case 11 -> evict();
            default -> evictGroup();
        }
    }

    private KeyCommands commands() {
        return random.nextBoolean() ? alone : together;
    }

    private void acquire() {
        Purpose purpose = any(Purpose.values());
        boolean brief = random.nextInt(4) == 0;
        int id = random.nextInt(LOADS);
        Reply expected = Scripts.acquire(cell, sign(id, brief), purpose, now, Rules.WHOLE_PROTOCOL);
        Acquisition answer = await(commands().acquire(request(id, brief, purpose)));
        accept(expected);
        listed = true;
        assertThat(outcomeOf(answer)).as("acquire").isEqualTo(expected.outcome());
        if (answer instanceof Acquisition.Own own) {
            hold(id, expected.nonce(), own.lease());
        } else if (answer instanceof Acquisition.Found found) {
            assertThat(text(found.found())).isEqualTo(readable());
        }
        elapse(brief);
        if (brief && answer instanceof Acquisition.Own) {
            // A store after the end of its lease is rare otherwise.
            compare();
            store();
        }
    }

    private static Outcome outcomeOf(Acquisition answer) {
        if (answer instanceof Acquisition.Own) {
            return Outcome.OWN;
        }
        return answer instanceof Acquisition.Busy ? Outcome.BUSY : Outcome.FOUND;
    }

    private void beginUpdate() {
        boolean brief = random.nextInt(4) == 0;
        int id = random.nextInt(LOADS);
        Reply expected = Scripts.beginUpdate(cell, sign(id, brief));
        Lease lease = await(commands().beginUpdate(request(id, brief, Purpose.OVERWRITE)));
        accept(expected);
        listed = true;
        hold(id, expected.nonce(), lease);
        elapse(brief);
    }

    private void store() {
        if (held.isEmpty()) {
            return;
        }
        Command lease = anyHeld();
        int value = random.nextInt(3) == 0 ? Cell.NULL : random.nextInt(VALUES);
        boolean brief = random.nextInt(6) == 0;
        Age age = any(Age.values());
        Duration ttl = brief ? SHORT : ttlOf(age);
        Cell replacement = Cell.holding(value, now + ticks(ttl)).aged(value < 0 ? Age.FRESH : age);
        Reply expected = Scripts.store(cell, lease.id(), lease.nonce(), replacement, now, Rules.WHOLE_PROTOCOL);
        boolean stored = await(commands().store(key, leaseOf(lease), bytes(value), ttl));
        accept(expected);
        assertThat(stored).as("store").isEqualTo(expected.outcome() == Outcome.STORED);
        elapse(brief);
    }

    /** Gives a value the TTL of some age. */
    private void age() {
        Age age = any(Age.values());
        boolean changed = await(store.expire(key, listing, ttlOf(age)));
        assertThat(changed).as("aged").isEqualTo(cell.isHit());
        if (changed) {
            Cell aged = new Cell(cell.value(), cell.sign(), cell.age(), now + ticks(ttlOf(age)));
            cell = aged.holdsValue() ? aged.aged(age) : aged;
        }
    }

    private static Duration ttlOf(Age age) {
        return switch (age) {
            case FRESH -> LONG_TTL;
            case DUE -> TTL_OF_DUE;
            case STALE -> TTL_OF_STALE;
        };
    }

    private static int ticks(Duration duration) {
        return (int) duration.toMinutes() * TICKS_OF_LONG_LEASE;
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }

    /** Returns a lease: half of the time the latest, since the others have mostly ended. */
    private Command anyHeld() {
        int latest = held.size() - 1;
        return held.get(random.nextBoolean() ? latest : random.nextInt(latest + 1));
    }

    private void release() {
        // Also of loads without a lease, as after an acquisition that had no answer.
        int id = random.nextInt(LOADS);
        await(commands().release(key, loadId(id)));
        accept(Scripts.release(cell, id));
    }

    private void evict() {
        long removed = await(commands().evict(key));
        assertThat(removed).as("evicted").isEqualTo(cell == Cell.EMPTY ? 0 : 1);
        cell = Cell.EMPTY;
    }

    private void evictGroup() {
        String head = key.substring(0, key.indexOf(':'));
        GroupPattern group = random.nextBoolean()
                ? new GroupPattern(head + ":*", head, head)
                : new GroupPattern(head + ":42:*", head + ":42", head);
        long removed = await(store.evict(List.of(), List.of(group)));
        assertThat(removed).as("evicted by group").isEqualTo(cell == Cell.EMPTY ? 0 : 1);
        cell = Cell.EMPTY;
    }

    private void compare() {
        assertThat(text(await(commands().read(key)))).as("what readers see").isEqualTo(readable());
        TimedLookup aged = await(commands().readTimed(key));
        assertThat(text(aged.found())).as("what readers see beside the age").isEqualTo(readable());
        if (cell.holdsValue()) {
            assertThat(ageOf(aged.left())).as("the age that readers see").isEqualTo(cell.age());
        }
        subject.compareRaw(key, raw(), cell.expires() - now > 2 * TICKS_OF_LONG_LEASE);
        if (listed) {
            subject.compareListing(key, listing);
        }
    }

    private static Age ageOf(Duration left) {
        if (left.compareTo(STALE) <= 0) {
            return Age.STALE;
        }
        return left.compareTo(DUE) <= 0 ? Age.DUE : Age.FRESH;
    }

    /** Returns the text of the value, or an empty one where there is none. */
    private String readable() {
        return cell.isHit() ? text(cell.value()) : "";
    }

    private String raw() {
        if (cell == Cell.EMPTY) {
            return null;
        }
        String value = text(cell.value());
        if (cell.sign() == null) {
            return value;
        }
        return value
                + (cell.sign().equals(Sign.ENDED)
                        ? " ".repeat(Signature.LENGTH)
                        : ascii(signatures.get(cell.sign().nonce())));
    }

    private Sign sign(int id, boolean brief) {
        return new Sign(id, ++lastNonce, now + (brief ? 0 : TICKS_OF_LONG_LEASE));
    }

    private LeaseRequest request(int id, boolean brief, Purpose purpose) {
        return new LeaseRequest(
                key, listing, loadId(id), brief ? SHORT : LONG_LEASE, LONG_LEASE.plus(LONG_TTL), claim(purpose));
    }

    private long loadId(int id) {
        return key.hashCode() * 31L + id;
    }

    private static Claim claim(Purpose purpose) {
        return switch (purpose) {
            case LOAD -> Claim.IF_ABSENT;
            case OVERWRITE -> Claim.ALWAYS;
            case STALE -> new Claim.Stale(STALE);
            case REFRESH -> new Claim.Refresh(DUE);
        };
    }

    private void accept(Reply expected) {
        cell = expected.cell();
    }

    /** Remembers a lease. Equal nonces of the model must have equal signatures of the store, and others different ones. */
    private void hold(int id, int nonce, Lease lease) {
        byte[] known = signatures.putIfAbsent(nonce, lease.signature());
        if (known != null) {
            assertThat(lease.signature()).as("the same lease again").isEqualTo(known);
            return;
        }
        signatures.forEach((other, signature) -> {
            if (other != nonce) {
                assertThat(signature).as("a new lease").isNotEqualTo(lease.signature());
            }
        });
        held.add(Command.store(id, nonce, Cell.NOTHING));
    }

    private Lease leaseOf(Command lease) {
        return new Lease(lease.id(), signatures.get(lease.nonce()), 0, false);
    }

    private void elapse(boolean brief) {
        if (brief) {
            subject.elapseShort();
            now++;
            cell = cell.at(now);
        }
    }

    private static String text(Lookup lookup) {
        if (lookup instanceof Lookup.Hit hit) {
            return ascii(hit.value());
        }
        return lookup instanceof Lookup.AbsentHit ? "null" : "";
    }

    private static String text(int value) {
        return value == Cell.NULL ? "null" : "{\"version\":" + value + "}";
    }

    private static byte[] bytes(int value) {
        return text(value).getBytes(StandardCharsets.US_ASCII);
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
