package dev.larder.runtime.consistency.model.tag;

import dev.larder.runtime.consistency.model.tag.TagModel.Kind;
import dev.larder.runtime.consistency.model.tag.TagState.Field;
import dev.larder.runtime.consistency.model.tag.TagState.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The calls of a search, its rules, and the steps that they take from one state. */
final class TagSteps {

    /** Longer than a trace lasts, so that a load may outlast it. */
    static final int LEASE = 2;

    static final int TRACE = 1;

    static final int TTL = 1;

    /** Of values that are reloaded or updated. */
    static final int LONG_TTL = 4;

    /** The step of a call that has ended. */
    static final int END = 99;

    private final List<Kind> calls;

    private final Set<TagRule> rules;

    private final List<TagState> following = new ArrayList<>();

    TagSteps(List<Kind> calls, Set<TagRule> rules) {
        this.calls = calls;
        this.rules = rules;
    }

    boolean hold(TagRule rule) {
        return rules.contains(rule);
    }

    Kind kind(int i) {
        return calls.get(i);
    }

    /** Returns whether calls load from snapshots, so that evictions of keys leave traces. */
    boolean haveSnapshots() {
        return calls.stream().anyMatch(Kind::isSnapshot);
    }

    /** Returns whether keys carry the tag of the tenant, which is known before the load. */
    boolean haveTenants() {
        return calls.contains(Kind.IMPORT);
    }

    List<TagState> following() {
        return following;
    }

    void add(TagState next) {
        following.add(next);
    }

    /** Returns a state after a step of a call, which goes on with the next one. */
    TagState next(TagState state, int i, String what) {
        return next(state, i, what, state.get(i, Progress.STEP) + 1);
    }

    TagState next(TagState state, int i, String what, int step) {
        TagState next = state.after((char) ('A' + i) + " " + calls.get(i) + " " + what);
        next.set(i, Progress.STEP, step);
        return next;
    }

    /** Ends a call, without anything that would tell equal states apart. */
    static TagState ended(TagState next, int i) {
        for (Progress progress : Progress.values()) {
            next.set(i, progress, 0);
        }
        next.set(i, Progress.STEP, END);
        return next;
    }

    static void lease(TagState next, int i) {
        next.set(Field.LEASE, i);
        next.set(Field.LEASE_ENDS, next.get(Field.NOW) + LEASE);
    }

    static void release(TagState next, int i) {
        if (next.get(Field.LEASE) == i) {
            next.set(Field.LEASE, TagState.NONE);
            next.set(Field.LEASE_ENDS, 0);
        }
    }

    /** Reads the order and its customer as they are. */
    static void read(TagState next, int i) {
        int customer = next.get(Field.CUSTOMER);
        next.set(i, Progress.ORDER, next.get(Field.ORDER));
        next.set(i, Progress.CUSTOMER, customer);
        next.set(i, Progress.VERSION, next.get(Field.VERSION_0, customer));
    }
}
