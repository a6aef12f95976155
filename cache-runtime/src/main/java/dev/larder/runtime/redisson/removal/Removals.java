package dev.larder.runtime.redisson.removal;

import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.near.NearHash;
import dev.larder.runtime.spi.near.NearLink;
import dev.larder.runtime.spi.near.NearRemoval;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the removals of a store are told by, and to whom: the channels on which the server publishes them, and the listeners in
 * this process. Without links there are none of both, and nothing is published.
 *
 * <p>The server publishes at the end of the script that removes, or behind the command. So a message never overtakes its
 * removal, and comes from the master that runs it. Every link of the store has its channel, mostly the same one.
 *
 * <p>This class is thread-safe.
 */
public final class Removals {

    private static final byte[] NOTHING = {};

    /** Separates channels. Key prefixes have no such character. */
    private static final String SEPARATOR = "\n";

    private final long sender = ThreadLocalRandom.current().nextLong();

    private final byte[] keysStart = RemovalMessage.start(RemovalMessage.KEYS, sender);

    private final byte[] prefixesStart = RemovalMessage.start(RemovalMessage.PREFIXES, sender);

    /** Replaced under the lock. */
    private volatile Audience audience = Audience.of(List.of());

    /** Returns the name of the channel of a fleet. */
    public static String channel(NearLink.Settings settings) {
        return settings.keyPrefix() + "#near";
    }

    /** Tells the removals of commands that begin from now on to a listener, and to the fleet of its settings. */
    public synchronized void begin(NearLink.Settings settings, NearLink.Listener listener) {
        List<Member> members = new ArrayList<>(audience.members);
        members.add(new Member(channel(settings), listener));
        audience = Audience.of(members);
    }

    /** Ends what {@link #begin} began. */
    public synchronized void end(NearLink.Listener listener) {
        audience = Audience.of(audience.members.stream()
                .filter(member -> member.listener != listener)
                .toList());
    }

    /** Returns the id by which messages of this store are known. */
    public long sender() {
        return sender;
    }

    /** Returns whether anybody is told. */
    public boolean isTold() {
        return !audience.members.isEmpty();
    }

    /** Returns the channels as scripts take them: separated by line feeds, and empty when nothing is published. */
    public String channels() {
        return audience.channels;
    }

    /** Returns what a script puts before the hashes of exact keys. */
    public byte[] keysStart() {
        return keysStart;
    }

    /** Returns the hash of a key as a script takes it; nothing when nothing is published. */
    public byte[] hash(String key) {
        return isTold() ? RemovalMessage.hash(NearHash.ofKey(key)) : NOTHING;
    }

    /** Returns the notice that exact keys are removed. */
    public RemovalNotice noticeOfKeys(List<String> keys) {
        return audience.notice(RemovalMessage.of(keysStart, keys, NearHash::ofKey));
    }

    /** Returns the notice that groups are removed. */
    public RemovalNotice noticeOfGroups(Collection<GroupPattern> groups) {
        return audience.notice(RemovalMessage.of(prefixesStart, groups, NearHash::ofGroup));
    }

    /**
     * Returns a stage that completes as the given one, after the listeners were told. They are told of a failure, too, since
     * the command may have been run.
     */
    public <T extends @Nullable Object> CompletableFuture<T> tellAfter(
            CompletableFuture<T> command, Supplier<NearRemoval> removed) {
        return isTold() ? command.whenComplete((done, failure) -> tell(removed.get())) : command;
    }

    /** Tells the listeners in this process. */
    public void tell(NearRemoval removal) {
        audience.members.forEach(member -> member.listener.removed(removal));
    }

    private record Member(String channel, NearLink.Listener listener) {}

    private record Audience(List<Member> members, String channels, List<byte[]> names) {

        static Audience of(List<Member> members) {
            List<String> channels =
                    members.stream().map(Member::channel).distinct().toList();
            return new Audience(
                    List.copyOf(members),
                    String.join(SEPARATOR, channels),
                    channels.stream()
                            .map(channel -> channel.getBytes(StandardCharsets.UTF_8))
                            .toList());
        }

        RemovalNotice notice(byte[] message) {
            return new RemovalNotice(channels, names, message);
        }
    }
}
