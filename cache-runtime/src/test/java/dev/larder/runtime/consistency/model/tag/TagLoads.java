package dev.larder.runtime.consistency.model.tag;

import static dev.larder.runtime.consistency.model.tag.TagSteps.LEASE;
import static dev.larder.runtime.consistency.model.tag.TagSteps.LONG_TTL;
import static dev.larder.runtime.consistency.model.tag.TagSteps.TRACE;
import static dev.larder.runtime.consistency.model.tag.TagSteps.TTL;

import dev.larder.runtime.consistency.model.tag.TagModel.Kind;
import dev.larder.runtime.consistency.model.tag.TagState.Field;
import dev.larder.runtime.consistency.model.tag.TagState.Progress;

/** The steps of a load, and those by which an update stores. */
final class TagLoads {

    /** The step that stores, where keys are listed first. */
    static final int STORE = 4;

    /** The step of a load after it has listed and stored. */
    static final int SETTLED = 5;

    private static final int ASK = 0;

    private static final int ACQUIRE = 1;

    private static final int LOAD = 2;

    /** The first step of a transaction. */
    static final int BEGIN = 10;

    private static final int TAKE_SNAPSHOT = 11;

    private static final int ASK_FOR_THE_KEY = 12;

    /** The step of a load that lists its key under the tag of its argument. */
    private static final int LIST_ARGUMENT = 13;

    private final TagSteps steps;

    TagLoads(TagSteps steps) {
        this.steps = steps;
    }

    void step(TagState state, int i) {
        switch (state.get(i, Progress.STEP)) {
            case BEGIN -> begin(state, i, steps.hold(TagRule.THE_BEGIN_COMES_BEFORE_THE_SNAPSHOT));
            case TAKE_SNAPSHOT -> begin(state, i, !steps.hold(TagRule.THE_BEGIN_COMES_BEFORE_THE_SNAPSHOT));
            case ASK -> ask(state, i);
            case ACQUIRE -> acquire(state, i);
            case LIST_ARGUMENT -> listArgument(state, i);
            case ASK_FOR_THE_KEY -> askForTheKey(state, i);
            case LOAD -> load(state, i);
            default -> keep(state, i, steps.kind(i) == Kind.RELOAD ? LONG_TTL : TTL);
        }
    }

    /** Notes the begin of a transaction, or takes its snapshot. A session remembers the first customer only. */
    private void begin(TagState state, int i, boolean notes) {
        int step = state.get(i, Progress.STEP) == BEGIN ? TAKE_SNAPSHOT : ASK;
        TagState next = steps.next(state, i, notes ? "begins a transaction" : "takes its snapshot", step);
        if (notes) {
            next.set(i, Progress.SINCE, state.get(Field.NOW));
        } else if (steps.kind(i) == Kind.SESSION) {
            next.set(i, Progress.VERSION, state.get(Field.VERSION_0));
        } else {
            TagSteps.read(next, i);
        }
        steps.add(next);
    }

    private void ask(TagState state, int i) {
        TagState next = steps.next(state, i, "asks for a lease");
        if (!steps.kind(i).isSnapshot() || !steps.hold(TagRule.SNAPSHOTS_COUNT_FROM_THE_BEGIN)) {
            next.set(i, Progress.SINCE, state.get(Field.NOW));
        }
        steps.add(next);
    }

    private void acquire(TagState state, int i) {
        boolean reloads = steps.kind(i) == Kind.RELOAD;
        if (state.isLeased() || (state.holdsValue() && !reloads)) {
            steps.add(TagSteps.ended(steps.next(state, i, "acquires nothing"), i));
            return;
        }
        TagState next = steps.next(state, i, "acquires", steps.haveTenants() ? LIST_ARGUMENT : leased(i));
        if (!state.holdsValue()) {
            next.empty();
        }
        TagSteps.lease(next, i);
        steps.add(next);
    }

    private int leased(int i) {
        boolean asks = steps.kind(i).isSnapshot() && steps.hold(TagRule.SNAPSHOTS_ASK_FOR_THE_KEY);
        return asks ? ASK_FOR_THE_KEY : LOAD;
    }

    private void listArgument(TagState state, int i) {
        TagState next = steps.next(state, i, "lists under the tag of its argument", leased(i));
        list(next, TagState.TENANT, steps.kind(i) == Kind.RELOAD ? LONG_TTL : TTL);
        steps.add(next);
    }

    private void askForTheKey(TagState state, int i) {
        if (isRefused(state, i, state.get(Field.KEY_TRACE))) {
            TagState next = steps.next(state, i, "finds a trace of its key");
            TagSteps.release(next, i);
            steps.add(TagSteps.ended(next, i));
        } else {
            steps.add(steps.next(state, i, "finds no trace of its key", LOAD));
        }
    }

    private void load(TagState state, int i) {
        TagState next = steps.next(state, i, "loads");
        if (!steps.kind(i).isSnapshot()) {
            TagSteps.read(next, i);
        } else if (steps.kind(i) == Kind.SESSION) {
            int remembered = state.get(i, Progress.VERSION);
            TagSteps.read(next, i);
            // The other customer does not change.
            next.set(i, Progress.VERSION, next.get(i, Progress.CUSTOMER) == 0 ? remembered : 0);
        }
        steps.add(next);
    }

    /** Lists the key under the tag of the loaded value, and then stores the value. */
    void keep(TagState state, int i, int ttl) {
        boolean first = (state.get(i, Progress.STEP) - 3) % 2 == 0;
        if (first != steps.hold(TagRule.LISTED_BEFORE_STORED)) {
            store(state, i, ttl);
            return;
        }
        // On each tag's server, in any order.
        list(state, i, ttl, state.get(i, Progress.CUSTOMER));
        if (listsArguments(i)) {
            list(state, i, ttl, TagState.TENANT);
        }
    }

    private boolean listsArguments(int i) {
        return steps.haveTenants()
                && steps.kind(i).isSnapshot()
                && steps.hold(TagRule.SNAPSHOTS_ASK_FOR_TAGS_OF_ARGUMENTS);
    }

    private void list(TagState state, int i, int ttl, int tag) {
        int listed = state.get(i, Progress.LISTED) | 1 << tag;
        if (listed == state.get(i, Progress.LISTED)) {
            return;
        }
        boolean isLast = Integer.bitCount(listed) == (listsArguments(i) ? 2 : 1);
        TagState next = steps.next(state, i, "lists under tag " + tag, state.get(i, Progress.STEP) + (isLast ? 1 : 0));
        next.set(i, Progress.LISTED, isLast ? 0 : listed);
        list(next, tag, ttl);
        if (isRefused(state, i, state.get(Field.TRACE_0, tag)) && steps.hold(TagRule.LISTINGS_READ_TRACES)) {
            TagSteps.release(next, i);
            next.set(i, Progress.STEP, SETTLED);
            next.set(i, Progress.LISTED, 0);
        }
        settle(next, i);
    }

    /** Prolongs the time for which a tag has the key. */
    void list(TagState next, int tag, int ttl) {
        int until = next.get(Field.NOW) + ttl + (steps.hold(TagRule.LISTINGS_COVER_THE_LEASE) ? LEASE : 0);
        boolean prolongs = until > next.get(Field.LISTED_0, tag) || !steps.hold(TagRule.LISTINGS_ARE_PROLONGED);
        if (prolongs) {
            next.set(Field.LISTED_0, tag, until);
        }
    }

    /** @param left the time of the latest trace */
    private boolean isRefused(TagState state, int i, int left) {
        int now = state.get(Field.NOW);
        int since = steps.hold(TagRule.TRACES_COUNT_SINCE_THE_LEASE) ? state.get(i, Progress.SINCE) : now;
        int elapsed = now - since;
        if (elapsed > TRACE) {
            return steps.hold(TagRule.LOADS_LAST_NO_LONGER_THAN_TRACES);
        }
        int age = now - left;
        boolean isKept = left != TagState.NONE && age <= TRACE;
        return isKept && (steps.hold(TagRule.EQUAL_AGES_REFUSE) ? age <= elapsed : age < elapsed);
    }

    private void store(TagState state, int i, int ttl) {
        TagState next = steps.next(state, i, "stores");
        if (state.get(Field.LEASE) == i && state.isLeased()) {
            next.set(Field.VALUE_ORDER, state.get(i, Progress.ORDER));
            next.set(Field.VALUE_CUSTOMER, state.get(i, Progress.CUSTOMER));
            next.set(Field.VALUE_VERSION, state.get(i, Progress.VERSION));
            next.set(Field.VALUE_ENDS, state.get(Field.NOW) + ttl);
            next.set(i, Progress.FOUND, 1);
            TagSteps.release(next, i);
        }
        settle(next, i);
    }

    /** Ends a load that has listed and stored. An update goes on. */
    private void settle(TagState next, int i) {
        boolean ends = next.get(i, Progress.STEP) == SETTLED && steps.kind(i) != Kind.UPDATE;
        steps.add(ends ? TagSteps.ended(next, i) : next);
    }
}
