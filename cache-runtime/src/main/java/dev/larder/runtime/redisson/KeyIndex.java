package dev.larder.runtime.redisson;

import dev.larder.runtime.spi.IndexEntry;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The sorted sets in which keys are listed, so that a group is found without looking at all keys: {@code user:42:profile}
 * is a member of {@code user#ix} (as {@code 42:profile}) and of {@code user:42#ix} (as {@code profile}), scored by when
 * it will be gone at the latest.
 *
 * <p>The sets have no time to live, since a {@code volatile-*} policy may drop what has one. They are kept small by
 * those who list: each listing looks at some expired members.
 */
final class KeyIndex {

    /** What the name of a set adds to the prefix; no key of the cache ends in it, as {@code #} is encoded in values. */
    static final String SUFFIX = "#ix";

    /** The member that tells that some keys under the head are not listed. */
    static final String MARKER = "*";

    /** How many expired members one listing takes care of. More than one, or a set would never shrink. */
    private static final int PRUNED = 16;

    /** The same for each of many keys that are listed at once. */
    private static final int PRUNED_EACH = 2;

    /** How many keys one command lists in one set: about a millisecond of the server's time. */
    private static final int MOST_MEMBERS = 1000;

    /**
     * How much longer a key is listed than it lives, the time that the command may take left aside: key and set may be on
     * servers whose clocks differ.
     */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    /**
     * What is added for the head's set. What expires there has the deeper sets pruned, and must have expired in them by
     * then. With the margin it is longer than {@link #CLAIM}, so that a member that is listed anew always has a later score
     * than any claim on it.
     */
    private static final Duration HEAD_MARGIN = Duration.ofSeconds(10);

    /** How long a client may take to prune the deeper sets of a member that it claimed. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final BatchingCommands gathering;

    private final MultiKeyCommands many;

    private final Duration margin;

    private final AtomicLong longestMillis = new AtomicLong();

    private final ListingPruner pruner;

    /** Lists one key or many keys at once, where no command takes longer than the deadline; prunes through the channel. */
    KeyIndex(BatchingCommands gathering, RedisChannel channel, MultiKeyCommands many, Duration deadline) {
        this.gathering = gathering;
        this.many = many;
        this.margin = MARGIN.plus(deadline);
        this.pruner = new ListingPruner(channel);
    }

    /** Lists the key; completes when all sets have acknowledged. One round trip, all sets at once. */
    CompletableFuture<Void> list(String key, IndexEntry listing, Duration lasting) {
        List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
        for (ScriptStep step : steps(key, listing, lasting)) {
            acknowledged.add(gathering
                    .run(LuaScript.LIST, step.key(), step.arguments().toArray())
                    .thenAccept(claimed -> acknowledge(step, claimed)));
        }
        return CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new));
    }

    /** Returns the steps that list a key, each in one set; all must be acknowledged before the key is loaded. */
    List<ScriptStep> steps(String key, IndexEntry listing, Duration lasting) {
        longestMillis.accumulateAndGet(lasting.toMillis(), Math::max);
        if (listing instanceof IndexEntry.Unindexed unlisted) {
            return List.of(listing(new ListedSet(unlisted.head(), lasting, true), List.of(MARKER), PRUNED));
        }
        List<String> prefixes = ((IndexEntry.Indexed) listing).prefixes();
        List<ScriptStep> steps = new ArrayList<>(prefixes.size());
        for (String prefix : prefixes) {
            String member = key.substring(prefix.length() + 1);
            steps.add(listing(new ListedSet(prefix, lasting, steps.isEmpty()), List.of(member), PRUNED));
        }
        return steps;
    }

    /** Takes the reply to a step. */
    void acknowledge(ScriptStep step, List<Object> claimed) {
        if (!claimed.isEmpty()) {
            String set = step.key();
            pruner.finish(set.substring(0, set.length() - SUFFIX.length()), text(claimed));
        }
    }

    /** Returns how long the longest-lived key lasts that was listed here. */
    Duration longest() {
        return Duration.ofMillis(longestMillis.get());
    }

    /** Lists the keys of all requests; completes when all sets have acknowledged. One round trip per master. */
    CompletableFuture<Void> listMany(Collection<LeaseRequest> requests) {
        Map<ListedSet, List<String>> members = new LinkedHashMap<>();
        for (LeaseRequest request : requests) {
            longestMillis.accumulateAndGet(request.indexedFor().toMillis(), Math::max);
            if (request.indexEntry() instanceof IndexEntry.Unindexed unlisted) {
                members.put(new ListedSet(unlisted.head(), request.indexedFor(), true), List.of(MARKER));
            } else if (request.indexEntry() instanceof IndexEntry.Indexed listed) {
                boolean head = true;
                for (String prefix : listed.prefixes()) {
                    members.computeIfAbsent(
                                    new ListedSet(prefix, request.indexedFor(), head), absent -> new ArrayList<>())
                            .add(request.key().substring(prefix.length() + 1));
                    head = false;
                }
            }
        }
        // Keys of one batch mostly share their head, whose set takes them in few commands.
        List<ScriptStep> single = new ArrayList<>();
        List<ScriptStep> several = new ArrayList<>();
        members.forEach((set, all) -> {
            for (int from = 0; from < all.size(); from += MOST_MEMBERS) {
                List<String> some = all.subList(from, Math.min(from + MOST_MEMBERS, all.size()));
                (some.size() == 1 ? single : several).add(listing(set, some, PRUNED_EACH * some.size()));
            }
        });
        return many.run(LuaScript.LIST, single).thenCombine(many.runApart(LuaScript.LIST, several), (one, more) -> {
            acknowledge(single, one);
            acknowledge(several, more);
            return null;
        });
    }

    private ScriptStep listing(ListedSet set, List<String> members, int pruned) {
        List<Object> arguments = new ArrayList<>(members.size() + 3);
        arguments.add(millis(set.lasting, set.head));
        arguments.add(pruned);
        // Whatever expires in a deeper set expires in the head's too, which sees to both.
        arguments.add(set.head ? CLAIM.toMillis() : 0);
        arguments.addAll(members);
        return new ScriptStep(set.prefix + SUFFIX, arguments);
    }

    /** A set, and how long what is listed there lives. */
    private record ListedSet(String prefix, Duration lasting, boolean head) {}

    private void acknowledge(List<ScriptStep> steps, List<ScriptReply> replies) {
        StoreException failure = ScriptReply.firstFailure(replies);
        for (int i = 0; i < steps.size(); i++) {
            if (replies.get(i) instanceof ScriptReply.Done done) {
                acknowledge(steps.get(i), done.result());
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private long millis(Duration lasting, boolean head) {
        return lasting.plus(margin).plus(head ? HEAD_MARGIN : Duration.ZERO).toMillis();
    }

    private static List<String> text(List<Object> reply) {
        return reply.stream()
                .map(element -> new String((byte[]) element, StandardCharsets.UTF_8))
                .toList();
    }
}
