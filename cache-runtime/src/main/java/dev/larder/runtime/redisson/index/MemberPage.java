package dev.larder.runtime.redisson.index;

import dev.larder.runtime.redisson.command.KeyCommands;
import java.util.ArrayList;
import java.util.List;

/** Some members of an index set, in ascending score. */
record MemberPage(List<byte[]> members, double first, double last) {

    /** Reads the members and scores of a reply. */
    static MemberPage of(List<Object> reply) {
        List<byte[]> members = new ArrayList<>(reply.size());
        List<Object> scores = new ArrayList<>(2);
        if (!reply.isEmpty() && reply.get(0) instanceof List) {
            // Version 3 of the protocol sends pairs.
            for (Object pair : reply) {
                add((List<?>) pair, 0, members, scores);
            }
        } else {
            for (int i = 0; i < reply.size(); i += 2) {
                add(reply, i, members, scores);
            }
        }
        return scores.isEmpty()
                ? new MemberPage(members, 0, 0)
                : new MemberPage(
                        members, KeyCommands.number(scores.get(0)), KeyCommands.number(scores.get(scores.size() - 1)));
    }

    /** Reads all members of a set, which need no scores. */
    static MemberPage ofAll(List<Object> reply) {
        return new MemberPage(reply.stream().map(member -> (byte[]) member).toList(), 0, 0);
    }

    private static void add(List<?> reply, int at, List<byte[]> members, List<Object> scores) {
        members.add((byte[]) reply.get(at));
        scores.add(reply.get(at + 1));
    }

    /**
     * Returns the size of the next page, which begins at the {@link #lastScore}. Where all members have one score, it must be
     * larger to get past it.
     */
    int nextSize(int size, int usual) {
        return first == last ? size * 2 : usual;
    }

    String lastScore() {
        return Long.toString((long) last);
    }
}
