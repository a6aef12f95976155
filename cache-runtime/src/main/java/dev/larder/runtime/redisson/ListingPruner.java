package dev.larder.runtime.redisson;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Removes expired members of deeper sets, in the background, one head at a time. What it does not get done comes up again
 * when the claim runs out, so that failures and overflow cost memory for a while and nothing else.
 */
final class ListingPruner {

    /** Heads waiting. Beyond it claims are left to run out. */
    private static final int WAITING = 256;

    /** How many expired members of one deeper set go in one command. */
    private static final int CHUNK = 100;

    private final RedisChannel channel;

    private final Queue<Claim> waiting = new ArrayDeque<>();

    private final AtomicLong failures = new AtomicLong();

    private boolean running;

    ListingPruner(RedisChannel channel) {
        this.channel = channel;
    }

    /**
     * Prunes the deeper sets of claimed members, then removes these from the head's set. Returns at once.
     *
     * @param claimed the score of the claim, then the members
     */
    void finish(String head, List<String> claimed) {
        Claim claim = new Claim(head, claimed.get(0), claimed.subList(1, claimed.size()));
        synchronized (waiting) {
            if (waiting.size() >= WAITING) {
                return;
            }
            waiting.add(claim);
            if (running) {
                return;
            }
            running = true;
        }
        next();
    }

    /** Returns how many prunings failed; their members come up again. */
    long failures() {
        return failures.get();
    }

    private void next() {
        Claim claim;
        synchronized (waiting) {
            claim = waiting.poll();
            if (claim == null) {
                running = false;
                return;
            }
        }
        prune(claim).whenComplete((done, failure) -> {
            if (failure != null) {
                failures.incrementAndGet();
            }
            next();
        });
    }

    private CompletionStage<?> prune(Claim claim) {
        List<CompletableFuture<?>> pruned = new ArrayList<>();
        for (String prefix : claim.deeperPrefixes()) {
            pruned.add(channel.run(LuaScript.PRUNE, prefix + KeyIndex.SUFFIX, CHUNK));
        }
        return CompletableFuture.allOf(pruned.toArray(CompletableFuture[]::new))
                .thenCompose(done -> channel.run(LuaScript.UNLIST, claim.head + KeyIndex.SUFFIX, claim.arguments()));
    }

    private record Claim(String head, String score, List<String> members) {

        /** {@code user} and {@code 42:orders:7} give {@code user:42} and {@code user:42:orders}. */
        Set<String> deeperPrefixes() {
            Set<String> prefixes = new LinkedHashSet<>();
            for (String member : members) {
                for (int i = member.indexOf(':'); i >= 0; i = member.indexOf(':', i + 1)) {
                    prefixes.add(head + ":" + member.substring(0, i));
                }
            }
            return prefixes;
        }

        Object[] arguments() {
            List<Object> arguments = new ArrayList<>(members.size() + 1);
            arguments.add(score);
            arguments.addAll(members);
            return arguments.toArray();
        }
    }
}
