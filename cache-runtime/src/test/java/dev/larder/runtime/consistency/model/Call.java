package dev.larder.runtime.consistency.model;

import java.util.Arrays;
import java.util.List;

/**
 * A call for several keys, in the model of calls.
 *
 * @param jvm the JVM that it runs in, whose flights it shares
 * @param keys in the order of the call
 * @param options what else is special about it
 * @param outer the call whose loader makes this call, or {@link #NOT_NESTED}
 */
record Call(Kind kind, int jvm, List<Integer> keys, List<Option> options, int outer) {

    static final int NOT_NESTED = -1;

    enum Kind {
        /** Reads the keys, and loads the missing ones. */
        READ,
        /** Changes the rows, and stores them. */
        UPDATE,
        /** Changes the rows, and evicts their keys. */
        EVICT
    }

    enum Option {
        /** Asks for the lease of its key without a read, since it expects a miss. */
        UNREAD,
        /** The caller may give up or take stale values, while the load goes on. */
        DEADLINE,
        /** Its steps run on no caller's thread, so that no thread leads its flights. */
        ASYNC
    }

    static Call read(Integer... keys) {
        return new Call(Kind.READ, 0, List.of(keys), List.of(), NOT_NESTED);
    }

    static Call read(Option option, Integer... keys) {
        return new Call(Kind.READ, 0, List.of(keys), List.of(option), NOT_NESTED);
    }

    static Call update(Integer... keys) {
        return new Call(Kind.UPDATE, 0, List.of(keys), List.of(), NOT_NESTED);
    }

    static Call evict(Integer... keys) {
        return new Call(Kind.EVICT, 0, List.of(keys), List.of(), NOT_NESTED);
    }

    /** Reads a call such as {@code READ.DEADLINE:0:1@1}. */
    static Call parse(String text) {
        String[] callAndJvm = text.split("@");
        String[] words = callAndJvm[0].split(":");
        String[] kind = words[0].split("\\.");
        List<Integer> keys = Arrays.stream(words).skip(1).map(Integer::valueOf).toList();
        List<Option> options = Arrays.stream(kind).skip(1).map(Option::valueOf).toList();
        int jvm = callAndJvm.length == 1 ? 0 : Integer.parseInt(callAndJvm[1]);
        return new Call(Kind.valueOf(kind[0]), jvm, keys, options, NOT_NESTED);
    }

    Call inOtherJvm() {
        return new Call(kind, 1, keys, options, outer);
    }

    Call within(int outerCall) {
        return new Call(kind, jvm, keys, options, outerCall);
    }

    boolean is(Option option) {
        return options.contains(option);
    }

    @Override
    public String toString() {
        return kind + "" + keys + (options.isEmpty() ? "" : options) + (jvm == 0 ? "" : " in another JVM")
                + (outer == NOT_NESTED ? "" : " within " + (char) ('A' + outer));
    }
}
