package dev.larder.runtime.consistency.model.tag;

import dev.larder.runtime.consistency.model.Model;
import dev.larder.runtime.consistency.model.Property;
import dev.larder.runtime.consistency.model.Search;
import dev.larder.runtime.consistency.model.Verdict;
import dev.larder.runtime.consistency.model.tag.TagState.Field;
import dev.larder.runtime.consistency.model.tag.TagState.Progress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The model of tags, with loads from snapshots. Each command takes effect at once, and each step of a call may wait for any other. */
final class TagModel implements Model<TagState> {

    private static final int TICKS = 5;

    private final List<Kind> calls;

    private final TagSteps steps;

    private final TagLoads loads;

    private final TagChanges changes;

    private TagModel(List<Kind> calls, Set<TagRule> rules) {
        this.calls = calls;
        this.steps = new TagSteps(calls, rules);
        this.loads = new TagLoads(steps);
        this.changes = new TagChanges(steps, loads);
    }

    /** The calls of the model. */
    enum Kind {
        /** Reads the order, and loads it where the key is empty. */
        READ,
        /** Does the same in a transaction that has taken its snapshot. */
        SNAPSHOT,
        /** Does the same in a transaction that reads what is committed, but whose session remembers the first customer. */
        SESSION,
        /** Loads the order whatever the key holds, and keeps it longer: a refresh, or a method of a longer time to live. */
        RELOAD,
        /** Renames the first customer, and evicts by its tag. */
        RENAME,
        /** Changes the order, and evicts by the tag of its tenant, which is an argument of loads. */
        IMPORT,
        /** Gives the order to the other customer, and evicts its key. */
        MOVE,
        /** Changes the order, and stores it. */
        UPDATE;

        boolean isSnapshot() {
            return this == SNAPSHOT || this == SESSION;
        }
    }

    static Verdict search(Set<TagRule> rules, List<Kind> calls) {
        return Search.run(calls.toString(), new TagModel(calls, rules));
    }

    static Set<TagRule> all() {
        return EnumSet.allOf(TagRule.class);
    }

    static Set<TagRule> without(TagRule rule) {
        return EnumSet.complementOf(EnumSet.of(rule));
    }

    @Override
    public List<TagState> beginnings() {
        TagState state = new TagState(calls.size());
        state.empty();
        for (int tag = 0; tag < TagState.TAGS; tag++) {
            state.set(Field.LISTED_0, tag, TagState.NONE);
            state.set(Field.TRACE_0, tag, TagState.NONE);
        }
        state.set(Field.KEY_TRACE, TagState.NONE);
        for (int i = 0; i < calls.size(); i++) {
            state.set(i, Progress.STEP, calls.get(i).isSnapshot() ? TagLoads.BEGIN : 0);
        }
        return List.of(state);
    }

    @Override
    public List<TagState> after(TagState state) {
        steps.following().clear();
        for (int i = 0; i < calls.size(); i++) {
            if (state.get(i, Progress.STEP) != TagSteps.END) {
                step(state, i);
            }
        }
        if (state.get(Field.NOW) < TICKS) {
            TagState later = state.after("time passes");
            later.set(Field.NOW, state.get(Field.NOW) + 1);
            steps.add(later);
        }
        return steps.following();
    }

    private void step(TagState state, int i) {
        switch (calls.get(i)) {
            case READ, RELOAD, SNAPSHOT, SESSION -> loads.step(state, i);
            case RENAME -> changes.rename(state, i);
            case IMPORT -> changes.importOrders(state, i);
            case MOVE -> changes.move(state, i);
            case UPDATE -> changes.update(state, i);
        }
    }

    @Override
    public Property violation(TagState state) {
        if (!state.holdsValue()) {
            return null;
        }
        int customer = state.get(Field.VALUE_CUSTOMER);
        boolean isStale = state.get(Field.VALUE_VERSION) < state.get(Field.FLOOR_0, customer)
                || state.get(Field.VALUE_ORDER) < state.get(Field.ORDER_FLOOR);
        return isStale ? Property.NO_STALE_VALUE : null;
    }

    @Override
    public boolean isOver(TagState state) {
        return true;
    }

    @Override
    public int width() {
        return beginnings().get(0).fields.length;
    }

    @Override
    public void encode(TagState state, byte[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (byte) state.fields[i];
        }
    }

    @Override
    public TagState decode(byte[] source) {
        TagState state = new TagState(calls.size());
        for (int i = 0; i < source.length; i++) {
            state.fields[i] = source[i];
        }
        return state;
    }

    @Override
    public String describe(TagState state) {
        String value = state.holdsValue()
                ? "order " + state.get(Field.VALUE_ORDER) + " with customer " + state.get(Field.VALUE_CUSTOMER)
                        + " of version " + state.get(Field.VALUE_VERSION)
                : state.isLeased() ? "a lease of " + (char) ('A' + state.get(Field.LEASE)) : "nothing";
        return state.what + " -> time " + state.get(Field.NOW) + ", order " + state.get(Field.ORDER)
                + ", customer 0 of version "
                + state.get(Field.VERSION_0) + ", key " + value
                + traces(state)
                + ", floors "
                + state.get(Field.ORDER_FLOOR) + " and " + state.get(Field.FLOOR_0);
    }

    private String traces(TagState state) {
        String tag = ", tag until " + state.get(Field.LISTED_0) + ", trace " + state.get(Field.TRACE_0);
        String tenant = ", tenant until " + state.get(Field.LISTED_0, TagState.TENANT) + ", trace "
                + state.get(Field.TRACE_0, TagState.TENANT);
        return tag
                + (steps.haveTenants() ? tenant : "")
                + (steps.haveSnapshots() ? ", key's trace " + state.get(Field.KEY_TRACE) : "");
    }
}
