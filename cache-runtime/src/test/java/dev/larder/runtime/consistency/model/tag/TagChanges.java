package dev.larder.runtime.consistency.model.tag;

import static dev.larder.runtime.consistency.model.tag.TagSteps.LONG_TTL;

import dev.larder.runtime.consistency.model.tag.TagState.Field;
import dev.larder.runtime.consistency.model.tag.TagState.Progress;

/** The steps of calls that change the order, or its customer. */
final class TagChanges {

    /** Stands in place of the listed tags of an update that has left its trace. */
    private static final int TRACED = 64;

    private final TagSteps steps;

    private final TagLoads loads;

    TagChanges(TagSteps steps, TagLoads loads) {
        this.steps = steps;
        this.loads = loads;
    }

    void rename(TagState state, int i) {
        if (state.get(i, Progress.STEP) > 0) {
            evict(state, i, 0);
            return;
        }
        TagState next = steps.next(state, i, "changes the customer");
        next.set(Field.VERSION_0, state.get(Field.VERSION_0) + 1);
        next.set(i, Progress.VERSION, next.get(Field.VERSION_0));
        steps.add(next);
    }

    /** Changes the order, and evicts by the tag of its tenant. */
    void importOrders(TagState state, int i) {
        if (state.get(i, Progress.STEP) > 0) {
            evict(state, i, TagState.TENANT);
            return;
        }
        TagState next = steps.next(state, i, "changes the order");
        changeOrder(next, i);
        steps.add(next);
    }

    private static void changeOrder(TagState next, int i) {
        next.set(Field.ORDER, next.get(Field.ORDER) + 1);
        next.set(i, Progress.ORDER, next.get(Field.ORDER));
    }

    private void evict(TagState state, int i, int tag) {
        boolean together = steps.hold(TagRule.TRACES_PRECEDE_THE_READING);
        switch (state.get(i, Progress.STEP)) {
            case 1 -> read(state, i, tag, together);
            case 2 -> {
                if (together) {
                    remove(state, i);
                } else {
                    TagState next = steps.next(state, i, "leaves a trace");
                    next.set(Field.TRACE_0, tag, state.get(Field.NOW));
                    steps.add(next);
                }
            }
            default -> remove(state, i);
        }
    }

    /** Reads the tag, and leaves the trace in the same run of the server. */
    private void read(TagState state, int i, int tag, boolean traces) {
        TagState next = steps.next(state, i, traces ? "leaves a trace and reads" : "reads");
        next.set(i, Progress.FOUND, state.get(Field.LISTED_0, tag) > state.get(Field.NOW) ? 1 : 0);
        if (traces) {
            next.set(Field.TRACE_0, tag, state.get(Field.NOW));
        }
        steps.add(next);
    }

    private void remove(TagState state, int i) {
        TagState next = steps.next(state, i, "removes");
        boolean removes = state.get(i, Progress.FOUND) == 1;
        if (removes && (state.holdsValue() || steps.hold(TagRule.EVICTIONS_REVOKE_LEASES))) {
            next.empty();
        }
        end(next, i);
    }

    /** From now on nobody may read what is older. */
    private void end(TagState next, int i) {
        next.set(Field.FLOOR_0, Math.max(next.get(Field.FLOOR_0), next.get(i, Progress.VERSION)));
        next.set(Field.ORDER_FLOOR, Math.max(next.get(Field.ORDER_FLOOR), next.get(i, Progress.ORDER)));
        steps.add(TagSteps.ended(next, i));
    }

    /** Gives the order to the other customer, and evicts its key: on the server of the traces first, then on its own. */
    void move(TagState state, int i) {
        int step = state.get(i, Progress.STEP);
        int tracing = steps.hold(TagRule.TRACES_PRECEDE_THE_REMOVAL) ? 1 : 2;
        boolean traces = steps.haveSnapshots() && step == tracing;
        if (step == 0) {
            TagState next = steps.next(state, i, "changes the order");
            changeOrder(next, i);
            next.set(Field.CUSTOMER, 1 - state.get(Field.CUSTOMER));
            steps.add(next);
            return;
        }
        TagState next = traces ? traceOfKey(state, i, step + 1) : steps.next(state, i, "evicts the key");
        if (!traces) {
            next.empty();
        }
        if (step == 2 || !steps.haveSnapshots()) {
            end(next, i);
        } else {
            steps.add(next);
        }
    }

    void update(TagState state, int i) {
        int step = state.get(i, Progress.STEP);
        int leasing = steps.hold(TagRule.UPDATES_LEASE_FIRST) ? 0 : 2;
        if (step == leasing) {
            TagState next = steps.next(state, i, "empties the key under a lease");
            next.set(i, Progress.SINCE, state.get(Field.NOW));
            next.empty();
            TagSteps.lease(next, i);
            if (steps.haveTenants()) {
                loads.list(next, TagState.TENANT, LONG_TTL);
            }
            steps.add(next);
        } else if (step < 3) {
            boolean changes = step == (leasing == 0 ? 1 : 0);
            TagState next = steps.next(state, i, changes ? "changes the order" : "returns the order");
            if (changes) {
                next.set(Field.ORDER, state.get(Field.ORDER) + 1);
            } else {
                TagSteps.read(next, i);
            }
            steps.add(next);
        } else if (step == TagLoads.STORE && steps.haveSnapshots() && state.get(i, Progress.LISTED) != TRACED) {
            TagState next = traceOfKey(state, i, step);
            next.set(i, Progress.LISTED, TRACED);
            steps.add(next);
        } else if (step < TagLoads.SETTLED) {
            loads.keep(state, i, LONG_TTL);
        } else {
            settle(state, i);
        }
    }

    private TagState traceOfKey(TagState state, int i, int step) {
        TagState next = steps.next(state, i, "leaves a trace of the key", step);
        next.set(Field.KEY_TRACE, state.get(Field.NOW));
        return next;
    }

    /** Evicts the key where it was not stored. */
    private void settle(TagState state, int i) {
        boolean isStored = state.get(i, Progress.FOUND) == 1;
        boolean traces = !isStored && steps.haveSnapshots() && state.get(i, Progress.STEP) == TagLoads.SETTLED;
        if (traces) {
            steps.add(traceOfKey(state, i, TagLoads.SETTLED + 1));
            return;
        }
        TagState next = steps.next(state, i, isStored ? "returns" : "evicts the key");
        if (!isStored) {
            next.empty();
        }
        next.set(i, Progress.VERSION, 0);
        end(next, i);
    }
}
