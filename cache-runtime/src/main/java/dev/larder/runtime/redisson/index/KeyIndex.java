package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.batching.BatchingCommands;
import dev.larder.runtime.redisson.command.Futures;
import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.MultiKeyCommands;
import dev.larder.runtime.redisson.command.RedisChannel;
import dev.larder.runtime.redisson.command.ScriptReply;
import dev.larder.runtime.redisson.command.ScriptStep;
import dev.larder.runtime.spi.LeaseRequest;
import dev.larder.runtime.spi.StoreException;
import dev.larder.runtime.spi.index.IndexEntry;
import dev.larder.runtime.spi.index.Tag;
import dev.larder.runtime.spi.index.TagListing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The index of keys, by which a group of keys is found without a scan of the keyspace. The key {@code user:42:profile} is a
 * member of the index set {@code user#ix} (as {@code 42:profile}) and of {@code user:42#ix} (as {@code profile}). A
 * member's score is the time when the key will be gone at the latest.
 *
 * <p>A key that carries the tag {@code customer:42} is also a member of the set {@code customer:42#tag}, as a whole key, and the tag
 * is a member of the register {@code customer#tags} (as {@code 42:}).
 *
 * <p>Index sets have no time to live, since a {@code volatile-*} policy may drop keys that have one. Each addition removes
 * some expired members, which keeps the sets small.
 */
public final class KeyIndex {

    /** Maximum number of expired members that an addition takes. With one a set would never shrink. */
    private static final int PRUNED = 16;

    /** The same for each of many keys that are added at once. */
    private static final int PRUNED_EACH = 2;

    /** Maximum number of members that a command adds to a set: about a millisecond of the server's time. */
    private static final int MAX_MEMBERS = 1000;

    /**
     * Added to a key's lifetime, besides the deadline of the command. Key and index set may be on servers whose clocks
     * differ.
     */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    /**
     * Added in the head's set. A member that expires there has its deeper sets pruned, and must have expired in them by
     * then. With the margin it is longer than {@link #CLAIM}, so that a member that is added again always has a later score
     * than any claim on it.
     */
    private static final Duration HEAD_MARGIN = Duration.ofSeconds(10);

    /** The time that a client has to prune the deeper sets of a member that it claimed. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final BatchingCommands batching;

    private final MultiKeyCommands multiKey;

    private final Duration margin;

    private final AtomicLong longestMillis = new AtomicLong();

    private final IndexPruner pruner;

    /** @param deadline the longest deadline of the commands */
    public KeyIndex(BatchingCommands batching, RedisChannel channel, MultiKeyCommands multiKey, Duration deadline) {
        this.batching = batching;
        this.multiKey = multiKey;
        this.margin = MARGIN.plus(deadline);
        this.pruner = new IndexPruner(channel.scripts());
    }

    /** Returns the names of the index sets that hold an entry. */
    public static List<String> sets(IndexEntry listing) {
        List<String> sets = listing instanceof IndexEntry.Indexed listed
                ? listed.prefixes().stream().map(IndexSet::of).toList()
                : List.of(IndexSet.of(((IndexEntry.Unindexed) listing).head()));
        return listing.tags().isEmpty() ? sets : withTags(sets, listing.tags());
    }

    private static List<String> withTags(List<String> sets, List<Tag> tags) {
        List<String> all = new ArrayList<>(sets);
        for (Tag tag : tags) {
            all.add(IndexSet.ofTag(tag.text()));
            if (!IndexSet.registered(tag).isEmpty()) {
                all.add(IndexSet.register(tag.head()));
            }
        }
        return all;
    }

    /** Adds a key; completes when all sets have acknowledged it. All sets take one round trip. */
    public CompletableFuture<Void> add(String key, IndexEntry listing, Duration lifetime) {
        List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
        for (ScriptStep step : steps(key, listing, lifetime)) {
            acknowledged.add(batching.run(
                    LuaScript.INDEX,
                    claimed -> {
                        acknowledge(step, claimed);
                        return null;
                    },
                    step.key(),
                    step.arguments().toArray()));
        }
        return CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new));
    }

    /** Returns the steps that add a key, one for each set. All must be acknowledged before the key is loaded. */
    List<ScriptStep> steps(String key, IndexEntry listing, Duration lifetime) {
        return steps(key, listing, lifetime, PRUNED);
    }

    /** Returns the steps that add the key of one among many requests. */
    List<ScriptStep> stepsAmongMany(LeaseRequest request) {
        return steps(request.key(), request.indexEntry(), request.indexedFor(), PRUNED_EACH);
    }

    private List<ScriptStep> steps(String key, IndexEntry listing, Duration lifetime, int pruned) {
        Map<Target, List<String>> members = new LinkedHashMap<>();
        collect(key, listing, lifetime, members);
        List<ScriptStep> steps = new ArrayList<>(members.size());
        members.forEach((target, some) -> steps.add(step(target, some, pruned)));
        return steps;
    }

    /** Takes the reply to a step. */
    void acknowledge(ScriptStep step, List<Object> claimed) {
        if (!claimed.isEmpty()) {
            pruner.finish(step.key(), texts(claimed));
        }
    }

    /** Returns the longest lifetime of a key that was added here. */
    public Duration longestLifetime() {
        return Duration.ofMillis(longestMillis.get());
    }

    /** Adds the keys of all requests; completes when all sets have acknowledged them. One round trip per master. */
    public CompletableFuture<Void> addAll(Collection<LeaseRequest> requests) {
        Map<Target, List<String>> members = new LinkedHashMap<>();
        requests.forEach(request -> collect(request.key(), request.indexEntry(), request.indexedFor(), members));
        return addAll(members);
    }

    private CompletableFuture<Void> addAll(Map<Target, List<String>> members) {
        // Keys of a batch mostly share their head, whose set takes them by few commands.
        List<ScriptStep> single = new ArrayList<>();
        List<ScriptStep> several = new ArrayList<>();
        members.forEach((target, all) -> {
            for (int from = 0; from < all.size(); from += MAX_MEMBERS) {
                List<String> some = all.subList(from, Math.min(from + MAX_MEMBERS, all.size()));
                (some.size() == 1 ? single : several).add(step(target, some, PRUNED_EACH * some.size()));
            }
        });
        return multiKey.run(LuaScript.INDEX, single)
                .thenCombine(multiKey.runEach(LuaScript.INDEX, several), (one, more) -> {
                    acknowledge(single, one);
                    acknowledge(several, more);
                    return null;
                });
    }

    /**
     * Lists keys under the tags of their values; returns for each whether none of its tags was evicted since its lease was
     * requested. Fails when a part fails. One round trip per master.
     */
    public CompletableFuture<List<Boolean>> addTags(List<TagListing> listings) {
        Map<Target, List<String>> registers = new LinkedHashMap<>();
        Map<Target, List<String>> tagged = new LinkedHashMap<>();
        for (TagListing listing : listings) {
            longestMillis.accumulateAndGet(listing.indexedFor().toMillis(), Math::max);
            for (Tag tag : listing.tags()) {
                register(tag, listing.indexedFor(), registers);
                tagged.computeIfAbsent(target(tag, listing), absent -> new ArrayList<>())
                        .add(listing.key());
            }
        }
        List<Target> targets = List.copyOf(tagged.keySet());
        List<CompletableFuture<TagTrace>> listed = new ArrayList<>(targets.size());
        tagged.forEach((target, keys) -> listed.add(list(target, keys)));
        CompletableFuture<List<TagTrace>> traces = Futures.all(listed);
        return addAll(registers).thenCombine(traces, (registered, read) -> {
            Map<Target, TagTrace> bySet = new HashMap<>();
            for (int i = 0; i < targets.size(); i++) {
                bySet.put(targets.get(i), read.get(i));
            }
            return listings.stream()
                    .map(listing -> listing.tags().stream()
                            .allMatch(tag -> traceOf(bySet, tag, listing).isBefore(listing.requested())))
                    .toList();
        });
    }

    private static TagTrace traceOf(Map<Target, TagTrace> traces, Tag tag, TagListing listing) {
        return Objects.requireNonNull(traces.get(target(tag, listing)));
    }

    private static Target target(Tag tag, TagListing listing) {
        return new Target(IndexSet.ofTag(tag.text()), listing.indexedFor(), false, false);
    }

    private CompletableFuture<TagTrace> list(Target target, List<String> keys) {
        if (keys.size() == 1) {
            ScriptStep step = tagStep(target, keys, PRUNED);
            return batching.run(
                    LuaScript.TAG, TagTrace::read, step.key(), step.arguments().toArray());
        }
        List<ScriptStep> steps = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MAX_MEMBERS) {
            List<String> some = keys.subList(from, Math.min(from + MAX_MEMBERS, keys.size()));
            steps.add(tagStep(target, some, PRUNED_EACH * some.size()));
        }
        return multiKey.runEach(LuaScript.TAG, steps)
                .thenApply(replies -> replies.stream()
                        .map(reply -> ScriptReply.parse(reply.result(), TagTrace::read))
                        .reduce(TagTrace::or)
                        .orElseThrow());
    }

    private ScriptStep tagStep(Target target, List<String> keys, int pruned) {
        ScriptStep step = step(target, keys, pruned);
        List<Object> arguments = new ArrayList<>(step.arguments().size() + 1);
        arguments.add(TagTrace.LASTING.toMillis());
        arguments.addAll(step.arguments());
        return new ScriptStep(step.key(), arguments);
    }

    /** Returns the step that registers a tag for as long as the trace of its eviction lasts; nothing for a tag of one segment. */
    Optional<ScriptStep> registration(Tag tag) {
        Map<Target, List<String>> register = new LinkedHashMap<>();
        register(tag, TagTrace.LASTING, register);
        return register.entrySet().stream()
                .map(entry -> step(entry.getKey(), entry.getValue(), PRUNED))
                .findFirst();
    }

    /** Registers a tag by a command of its own; completes when it is acknowledged. */
    CompletableFuture<Boolean> register(ScriptStep registration) {
        return batching.run(
                LuaScript.INDEX,
                claimed -> {
                    acknowledge(registration, claimed);
                    return true;
                },
                registration.key(),
                registration.arguments().toArray());
    }

    private void collect(String key, IndexEntry listing, Duration lifetime, Map<Target, List<String>> members) {
        longestMillis.accumulateAndGet(lifetime.toMillis(), Math::max);
        if (listing instanceof IndexEntry.Unindexed unlisted) {
            members.put(new Target(IndexSet.of(unlisted.head()), lifetime, true, true), List.of(IndexSet.MARKER));
        } else if (listing instanceof IndexEntry.Indexed listed) {
            boolean head = true;
            for (String prefix : listed.prefixes()) {
                members.computeIfAbsent(
                                new Target(IndexSet.of(prefix), lifetime, head, false), absent -> new ArrayList<>())
                        .add(key.substring(prefix.length() + 1));
                head = false;
            }
        }
        for (Tag tag : listing.tags()) {
            collect(tag, key, lifetime, members);
        }
    }

    private static void collect(Tag tag, String key, Duration lifetime, Map<Target, List<String>> members) {
        members.computeIfAbsent(
                        new Target(IndexSet.ofTag(tag.text()), lifetime, false, false), absent -> new ArrayList<>())
                .add(key);
        register(tag, lifetime, members);
    }

    /** Registers a tag for as long as its set has members. */
    private static void register(Tag tag, Duration lifetime, Map<Target, List<String>> members) {
        String end = IndexSet.registered(tag);
        if (!end.isEmpty()) {
            List<String> tags = members.computeIfAbsent(
                    new Target(IndexSet.register(tag.head()), lifetime, true, false), absent -> new ArrayList<>());
            if (!tags.contains(end)) {
                tags.add(end);
            }
        }
    }

    private ScriptStep step(Target target, List<String> members, int pruned) {
        List<Object> arguments = new ArrayList<>(members.size() + 3);
        arguments.add(target.lifetime
                .plus(margin)
                .plus(target.head ? HEAD_MARGIN : Duration.ZERO)
                .toMillis());
        arguments.add(pruned);
        // A member that expires in a deeper set expires in the head's set too, which has both pruned.
        arguments.add(target.head ? CLAIM.toMillis() : 0);
        arguments.addAll(members);
        return new ScriptStep(target.set, arguments);
    }

    /** An index set by its name, the lifetime of the members that are added, and whether these are the marker. */
    private record Target(String set, Duration lifetime, boolean head, boolean marker) {}

    private void acknowledge(List<ScriptStep> steps, List<ScriptReply> replies) {
        StoreException failure = ScriptReply.firstFailure(replies);
        for (int i = 0; i < steps.size(); i++) {
            if (replies.get(i) instanceof ScriptReply.Done done) {
                ScriptStep step = steps.get(i);
                ScriptReply.parse(done.result(), claimed -> {
                    acknowledge(step, claimed);
                    return claimed;
                });
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static List<String> texts(List<Object> reply) {
        return reply.stream()
                .map(element -> new String((byte[]) element, StandardCharsets.UTF_8))
                .toList();
    }
}
