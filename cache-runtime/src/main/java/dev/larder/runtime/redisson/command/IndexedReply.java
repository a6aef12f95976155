package dev.larder.runtime.redisson.command;

import java.util.ArrayList;
import java.util.List;

/**
 * The reply to an {@link IndexedStep}.
 *
 * @param reply the reply of the script
 * @param claims what the index sets of the step claimed
 */
public record IndexedReply(ScriptReply reply, List<Claimed> claims) {

    /**
     * Expired members that an index set has claimed.
     *
     * @param set the step on the set
     * @param members the score of the claim, then the members
     */
    public record Claimed(ScriptStep set, List<Object> members) {}

    /** Reads the result of {@code indexed.lua}. */
    static List<IndexedReply> ofAll(List<IndexedStep> steps, List<Object> results) {
        return ScriptReply.parse(results, all -> read(steps, all));
    }

    @SuppressWarnings("unchecked") // what the script returns
    private static List<IndexedReply> read(List<IndexedStep> steps, List<Object> results) {
        List<IndexedReply> replies = new ArrayList<>(steps.size());
        for (ScriptReply reply : ScriptReply.ofAll(results.subList(1, results.size()))) {
            replies.add(new IndexedReply(reply, List.of()));
        }
        for (Object claim : (List<Object>) results.get(0)) {
            List<Object> parts = (List<Object>) claim;
            int request = place(parts.get(0));
            ScriptStep set = steps.get(request).sets().get(place(parts.get(1)));
            List<Claimed> claims = new ArrayList<>(replies.get(request).claims);
            claims.add(new Claimed(set, (List<Object>) parts.get(2)));
            replies.set(request, new IndexedReply(replies.get(request).reply, claims));
        }
        return replies;
    }

    private static int place(Object number) {
        return ((Long) number).intValue() - 1;
    }
}
