package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.LuaScript;
import dev.larder.runtime.redisson.command.ScriptCommands;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Removes expired members of deeper index sets, in the background, one head at a time. Members that it does not remove come
 * up again when their claim runs out. So failures and overflow cost memory for a while and nothing else.
 */
final class IndexPruner {

    /** Maximum number of waiting claims. Further claims run out. */
    private static final int MAX_WAITING = 256;

    /** Maximum number of expired members of one deeper set that a command removes. */
    private static final int CHUNK = 100;

    private final ScriptCommands scripts;

    private final Queue<Claim> waiting = new ArrayDeque<>();

    private boolean running;

    IndexPruner(ScriptCommands scripts) {
        this.scripts = scripts;
    }

    /**
     * Prunes the deeper sets of claimed members, then removes the members from their own set. Returns at once.
     *
     * @param set the name of the set of a head, or of a register of tags
     * @param claimed the score of the claim, then the members
     */
    void finish(String set, List<String> claimed) {
        Claim claim = new Claim(set, claimed.get(0), claimed.subList(1, claimed.size()));
        synchronized (waiting) {
            if (waiting.size() >= MAX_WAITING) {
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

    private void next() {
        Claim claim;
        synchronized (waiting) {
            claim = waiting.poll();
            if (claim == null) {
                running = false;
                return;
            }
        }
        // After a failure, too: its members come up again.
        prune(claim).whenComplete((done, failure) -> next());
    }

    private CompletionStage<?> prune(Claim claim) {
        List<CompletableFuture<?>> pruned = new ArrayList<>();
        for (String set : claim.deeperSets()) {
            pruned.add(prune(set));
        }
        return CompletableFuture.allOf(pruned.toArray(CompletableFuture[]::new))
                .thenCompose(done -> scripts.run(LuaScript.UNINDEX, claim.set, claim.arguments()));
    }

    /** Removes all expired members, since a whole tag may have expired at once. */
    private CompletableFuture<Long> prune(String set) {
        return scripts.run(LuaScript.PRUNE, set, CHUNK).thenCompose(reply -> {
            long removed = (Long) reply.get(0);
            return removed < CHUNK ? CompletableFuture.completedFuture(removed) : prune(set);
        });
    }

    /** Expired members of a set that no other client prunes until the claim runs out. */
    private record Claim(String set, String score, List<String> members) {

        /**
         * Returns the sets of {@code user:42} and {@code user:42:orders} for the member {@code 42:orders:7} of the set of
         * {@code user}, and the set of the tag {@code customer:42} for the member {@code 42:} of the register of
         * {@code customer}.
         */
        Set<String> deeperSets() {
            Set<String> sets = new LinkedHashSet<>();
            members.forEach(member -> sets.addAll(IndexSet.deeper(set, member)));
            return sets;
        }

        Object[] arguments() {
            List<Object> arguments = new ArrayList<>(members.size() + 1);
            arguments.add(score);
            arguments.addAll(members);
            return arguments.toArray();
        }
    }
}
