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
     * Prunes the deeper sets of claimed members, then removes the members from the head's set. Returns at once.
     *
     * @param claimed the score of the claim, then the members
     */
    void finish(String head, List<String> claimed) {
        Claim claim = new Claim(head, claimed.get(0), claimed.subList(1, claimed.size()));
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
        for (String prefix : claim.deeperPrefixes()) {
            pruned.add(scripts.run(LuaScript.PRUNE, IndexSet.of(prefix), CHUNK));
        }
        return CompletableFuture.allOf(pruned.toArray(CompletableFuture[]::new))
                .thenCompose(done -> scripts.run(LuaScript.UNINDEX, IndexSet.of(claim.head), claim.arguments()));
    }

    /** Expired members of a head's set that no other client prunes until the claim runs out. */
    private record Claim(String head, String score, List<String> members) {

        /** Returns {@code user:42} and {@code user:42:orders} for the member {@code 42:orders:7} of {@code user}. */
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
