package dev.larder.runtime.consistency.model.tag;

import dev.larder.runtime.consistency.model.Model;
import dev.larder.runtime.consistency.model.Property;
import dev.larder.runtime.consistency.model.Search;
import dev.larder.runtime.consistency.model.Verdict;
import dev.larder.runtime.consistency.model.tag.TagState.Field;
import dev.larder.runtime.consistency.model.tag.TagState.Progress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The model of tags of results. Each command takes effect at once, and each step of a call may wait for any other. */
final class TagModel implements Model<TagState> {

    /** Longer than a trace lasts, so that a load may outlast it. */
    private static final int LEASE = 2;

    private static final int TRACE = 1;

    private static final int TTL = 1;

    /** Of values that are reloaded or updated. */
    private static final int LONG_TTL = 4;

    private static final int TICKS = 5;

    /** The step of a load after it has listed and stored. */
    private static final int SETTLED = 5;

    private static final int END = 99;

    private final List<Kind> calls;

    private final Set<TagRule> rules;

    private final List<TagState> following = new ArrayList<>();

    private TagModel(List<Kind> calls, Set<TagRule> rules) {
        this.calls = calls;
        this.rules = rules;
    }

    /** The calls of the model. */
    enum Kind {
        /** Reads the order, and loads it where the key is empty. */
        READ,
        /** Loads the order whatever the key holds, and keeps it longer: a refresh, or a method of a longer time to live. */
        RELOAD,
        /** Renames the first customer, and evicts by its tag. */
        RENAME,
        /** Gives the order to the other customer, and evicts its key. */
        MOVE,
        /** Changes the order, and stores it. */
        UPDATE
    }

    static Verdict search(Set<TagRule> rules, List<Kind> calls) {
        return Search.run(calls.toString(), new TagModel(calls, rules));
    }

    static Set<TagRule> all() {
        return EnumSet.allOf(TagRule.class);
    }

    private boolean holds(TagRule rule) {
        return rules.contains(rule);
    }

    @Override
    public List<TagState> beginnings() {
        TagState state = new TagState(calls.size());
        state.empty();
        for (int tag = 0; tag < TagState.CUSTOMERS; tag++) {
            state.set(Field.LISTED_0, tag, TagState.NONE);
            state.set(Field.TRACE_0, tag, TagState.NONE);
        }
        return List.of(state);
    }

    @Override
    public List<TagState> after(TagState state) {
        following.clear();
        for (int i = 0; i < calls.size(); i++) {
            if (state.get(i, Progress.STEP) != END) {
                step(state, i);
            }
        }
        if (state.get(Field.NOW) < TICKS) {
            TagState later = state.after("time passes");
            later.set(Field.NOW, state.get(Field.NOW) + 1);
            following.add(later);
        }
        return following;
    }

    private void step(TagState state, int i) {
        switch (calls.get(i)) {
            case READ, RELOAD -> load(state, i);
            case RENAME -> rename(state, i);
            case MOVE -> move(state, i);
            case UPDATE -> update(state, i);
        }
    }

    private TagState next(TagState state, int i, String what) {
        TagState next = state.after((char) ('A' + i) + " " + calls.get(i) + " " + what);
        next.set(i, Progress.STEP, state.get(i, Progress.STEP) + 1);
        return next;
    }

    private void load(TagState state, int i) {
        switch (state.get(i, Progress.STEP)) {
            case 0 -> following.add(since(next(state, i, "asks for a lease"), i));
            case 1 -> acquire(state, i);
            case 2 -> following.add(read(next(state, i, "loads"), i));
            default -> keep(state, i, calls.get(i) == Kind.RELOAD ? LONG_TTL : TTL);
        }
    }

    private static TagState since(TagState next, int i) {
        next.set(i, Progress.SINCE, next.get(Field.NOW));
        return next;
    }

    private void acquire(TagState state, int i) {
        TagState next = next(state, i, "acquires");
        boolean reloads = calls.get(i) == Kind.RELOAD;
        if (state.isLeased() || (state.holdsValue() && !reloads)) {
            next.set(i, Progress.STEP, END);
        } else {
            if (!state.holdsValue()) {
                next.empty();
            }
            lease(next, i);
        }
        following.add(next);
    }

    private void lease(TagState next, int i) {
        next.set(Field.LEASE, i);
        next.set(Field.LEASE_ENDS, next.get(Field.NOW) + LEASE);
    }

    private TagState read(TagState next, int i) {
        int customer = next.get(Field.CUSTOMER);
        next.set(i, Progress.ORDER, next.get(Field.ORDER));
        next.set(i, Progress.CUSTOMER, customer);
        next.set(i, Progress.VERSION, next.get(Field.VERSION_0, customer));
        return next;
    }

    /** Lists the key under the tag of the loaded value, and then stores the value. */
    private void keep(TagState state, int i, int ttl) {
        boolean first = (state.get(i, Progress.STEP) - 3) % 2 == 0;
        if (first == holds(TagRule.LISTED_BEFORE_STORED)) {
            list(state, i, ttl);
        } else {
            store(state, i, ttl);
        }
    }

    private void list(TagState state, int i, int ttl) {
        TagState next = next(state, i, "lists");
        int tag = state.get(i, Progress.CUSTOMER);
        int now = state.get(Field.NOW);
        int until = now + ttl + (holds(TagRule.LISTINGS_COVER_THE_LEASE) ? LEASE : 0);
        boolean prolongs = until > state.get(Field.LISTED_0, tag) || !holds(TagRule.LISTINGS_ARE_PROLONGED);
        if (prolongs) {
            next.set(Field.LISTED_0, tag, until);
        }
        if (isRefused(state, i, tag) && holds(TagRule.LISTINGS_READ_TRACES)) {
            release(next, i);
            next.set(i, Progress.STEP, SETTLED);
        }
        settle(next, i);
    }

    private boolean isRefused(TagState state, int i, int tag) {
        int now = state.get(Field.NOW);
        int since = holds(TagRule.TRACES_COUNT_SINCE_THE_LEASE) ? state.get(i, Progress.SINCE) : now;
        int elapsed = now - since;
        if (elapsed > TRACE) {
            return holds(TagRule.LOADS_LAST_NO_LONGER_THAN_TRACES);
        }
        int left = state.get(Field.TRACE_0, tag);
        int age = now - left;
        boolean isKept = left != TagState.NONE && age <= TRACE;
        return isKept && (holds(TagRule.EQUAL_AGES_REFUSE) ? age <= elapsed : age < elapsed);
    }

    private static void release(TagState next, int i) {
        if (next.get(Field.LEASE) == i) {
            next.set(Field.LEASE, TagState.NONE);
            next.set(Field.LEASE_ENDS, 0);
        }
    }

    private void store(TagState state, int i, int ttl) {
        TagState next = next(state, i, "stores");
        if (state.get(Field.LEASE) == i && state.isLeased()) {
            next.set(Field.VALUE_ORDER, state.get(i, Progress.ORDER));
            next.set(Field.VALUE_CUSTOMER, state.get(i, Progress.CUSTOMER));
            next.set(Field.VALUE_VERSION, state.get(i, Progress.VERSION));
            next.set(Field.VALUE_ENDS, state.get(Field.NOW) + ttl);
            next.set(i, Progress.FOUND, 1);
            release(next, i);
        }
        settle(next, i);
    }

    /** Ends a load that has listed and stored. An update goes on. */
    private void settle(TagState next, int i) {
        if (next.get(i, Progress.STEP) == SETTLED && calls.get(i) != Kind.UPDATE) {
            next.set(i, Progress.STEP, END);
        }
        following.add(next);
    }

    private void rename(TagState state, int i) {
        switch (state.get(i, Progress.STEP)) {
            case 0 -> {
                TagState next = next(state, i, "changes the customer");
                next.set(Field.VERSION_0, state.get(Field.VERSION_0) + 1);
                next.set(i, Progress.VERSION, next.get(Field.VERSION_0));
                following.add(next);
            }
            case 1 -> evict(state, i, true, holds(TagRule.TRACES_PRECEDE_THE_READING));
            case 2 -> evict(state, i, !holds(TagRule.TRACES_PRECEDE_THE_READING), false);
            default -> remove(state, i);
        }
    }

    /** Reads the tag, or leaves the trace, or both in one run of the server. */
    private void evict(TagState state, int i, boolean first, boolean both) {
        if (!first) {
            // Both were one step.
            remove(state, i);
            return;
        }
        boolean reads = both || state.get(i, Progress.STEP) == 1;
        TagState next = next(state, i, both ? "leaves a trace and reads" : reads ? "reads" : "leaves a trace");
        if (reads) {
            next.set(i, Progress.FOUND, state.get(Field.LISTED_0) > state.get(Field.NOW) ? 1 : 0);
        }
        if (both || !reads) {
            next.set(Field.TRACE_0, state.get(Field.NOW));
        }
        following.add(next);
    }

    private void remove(TagState state, int i) {
        TagState next = next(state, i, "removes");
        boolean removes = state.get(i, Progress.FOUND) == 1;
        if (removes && (state.holdsValue() || holds(TagRule.EVICTIONS_REVOKE_LEASES))) {
            next.empty();
        }
        next.set(Field.FLOOR_0, Math.max(state.get(Field.FLOOR_0), state.get(i, Progress.VERSION)));
        next.set(i, Progress.STEP, END);
        following.add(next);
    }

    private void move(TagState state, int i) {
        if (state.get(i, Progress.STEP) == 0) {
            TagState next = next(state, i, "changes the order");
            next.set(Field.ORDER, state.get(Field.ORDER) + 1);
            next.set(Field.CUSTOMER, 1 - state.get(Field.CUSTOMER));
            next.set(i, Progress.ORDER, next.get(Field.ORDER));
            following.add(next);
            return;
        }
        TagState next = next(state, i, "evicts the key");
        next.empty();
        next.set(Field.ORDER_FLOOR, Math.max(state.get(Field.ORDER_FLOOR), state.get(i, Progress.ORDER)));
        next.set(i, Progress.STEP, END);
        following.add(next);
    }

    private void update(TagState state, int i) {
        int step = state.get(i, Progress.STEP);
        int leasing = holds(TagRule.UPDATES_LEASE_FIRST) ? 0 : 2;
        if (step == leasing) {
            TagState next = since(next(state, i, "empties the key under a lease"), i);
            next.empty();
            lease(next, i);
            following.add(next);
        } else if (step < 3) {
            boolean changes = step == (leasing == 0 ? 1 : 0);
            TagState next = next(state, i, changes ? "changes the order" : "returns the order");
            if (changes) {
                next.set(Field.ORDER, state.get(Field.ORDER) + 1);
            } else {
                read(next, i);
            }
            following.add(next);
        } else if (step < SETTLED) {
            keep(state, i, LONG_TTL);
        } else {
            TagState next = next(state, i, "leaves nothing where it has not stored");
            if (state.get(i, Progress.FOUND) == 0) {
                next.empty();
            }
            next.set(Field.ORDER_FLOOR, Math.max(state.get(Field.ORDER_FLOOR), state.get(i, Progress.ORDER)));
            next.set(i, Progress.STEP, END);
            following.add(next);
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
                : "nothing";
        return state.what + " -> time " + state.get(Field.NOW) + ", order " + state.get(Field.ORDER)
                + ", customer 0 of version "
                + state.get(Field.VERSION_0) + ", key " + value + ", tag until " + state.get(Field.LISTED_0)
                + ", trace "
                + state.get(Field.TRACE_0) + ", floor " + state.get(Field.FLOOR_0);
    }
}
