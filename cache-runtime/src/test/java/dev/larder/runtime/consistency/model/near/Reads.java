package dev.larder.runtime.consistency.model.near;

import dev.larder.runtime.consistency.model.near.Progress.At;

/**
 * Calls that read: from the near cache, else from the server, else by a load under a lease. A call that waits for another load
 * loads for itself here and stores nothing; what calls of one JVM share is in the model of calls.
 */
final class Reads {

    private final Steps steps;

    Reads(Steps steps) {
        this.steps = steps;
    }

    void read(NearState state, int i) {
        switch (state.calls[i].at) {
            case START -> steps.add(state, i, "looks into the near cache", next -> lookUp(next, i));
            case PROOF -> steps.add(state, i, "asks for the proof", next -> askForProof(next, i));
            case STAMPS -> steps.add(state, i, "compares the stamps", next -> compareStamps(next, i));
            case GET -> steps.add(state, i, "reads from the server", next -> get(next, i));
            case GOT -> steps.add(state, i, "gets the reply", next -> got(next, i));
            default -> load(state, i);
        }
    }

    void refresh(NearState state, int i) {
        Progress call = state.calls[i];
        if (call.at != At.START) {
            load(state, i);
            return;
        }
        steps.add(state, i, "asks for the lease of the value", next -> {
            boolean own =
                    next.value != NearState.NOTHING && next.lease == NearState.NOBODY && !next.isPending(next.jvmOf(i));
            if (own) {
                next.lease = i;
                next.calls[i].at = At.LOAD;
            } else {
                next.calls[i].end();
            }
        });
    }

    private static void lookUp(NearState next, int i) {
        int jvm = next.jvmOf(i);
        Progress call = next.calls[i];
        call.floors = next.floorsOf(jvm);
        if (next.isPending(jvm) && next.holds(NearRule.PENDING_KEYS_ARE_NOT_READ)) {
            next.returnVersion(i, next.row);
        } else if (next.near[jvm].entry == NearCache.NONE) {
            call.stampAndGoTo(At.GET);
        } else {
            call.value = next.near[jvm].entry;
            call.since = next.now;
            call.stampAndGoTo(At.PROOF);
        }
    }

    private static void askForProof(NearState next, int i) {
        Progress call = next.calls[i];
        if (!next.isProven(next.jvmOf(i), call.since)) {
            miss(call);
        } else if (next.holds(NearRule.PROOF_BEFORE_STAMPS)) {
            call.at = At.STAMPS;
        } else {
            next.returnVersion(i, call.value);
        }
    }

    private static void compareStamps(NearState next, int i) {
        Progress call = next.calls[i];
        if (call.valid) {
            next.returnVersion(i, call.value);
        } else {
            miss(call);
        }
    }

    private static void miss(Progress call) {
        call.value = Progress.NONE;
        call.since = 0;
        call.stampAndGoTo(At.GET);
    }

    private static void get(NearState next, int i) {
        next.calls[i].value = next.value;
        next.calls[i].at = At.GOT;
    }

    private static void got(NearState next, int i) {
        Progress call = next.calls[i];
        if (call.value == NearState.NOTHING) {
            call.stampAndGoTo(At.ACQUIRE);
        } else {
            fill(next, i);
            next.returnVersion(i, call.value);
        }
    }

    private void load(NearState state, int i) {
        switch (state.calls[i].at) {
            case ACQUIRE -> steps.add(state, i, "asks for the lease", next -> acquire(next, i));
            case LOAD ->
                steps.add(state, i, "loads", next -> {
                    next.calls[i].value = next.row;
                    next.calls[i].stampAndGoTo(At.STORE);
                });
            case STORE -> steps.add(state, i, "stores", next -> store(next, i));
            default ->
                steps.add(state, i, "hears that it has stored", next -> {
                    fill(next, i);
                    returnLoaded(next, i);
                });
        }
    }

    private static void acquire(NearState next, int i) {
        Progress call = next.calls[i];
        if (next.value != NearState.NOTHING) {
            call.value = next.value;
            call.at = At.GOT;
        } else if (next.lease == NearState.NOBODY) {
            next.lease = i;
            call.at = At.LOAD;
        } else {
            next.returnVersion(i, next.row);
        }
    }

    private static void store(NearState next, int i) {
        if (next.lease == i) {
            next.value = next.calls[i].value;
            next.lease = NearState.NOBODY;
            next.calls[i].at = At.STORED;
        } else {
            returnLoaded(next, i);
        }
    }

    private static void returnLoaded(NearState next, int i) {
        if (next.scenario.calls().get(i).role() == NearRole.REFRESH) {
            next.calls[i].end();
        } else {
            next.returnVersion(i, next.calls[i].value);
        }
    }

    /** Puts what a call has read or stored, unless something was invalidated since it took its stamps. */
    static void fill(NearState next, int i) {
        Progress call = next.calls[i];
        if (!next.holds(NearRule.STAMPS_PRECEDE_THE_COMMAND)) {
            call.valid = true;
        }
        if ((call.valid || !next.holds(NearRule.FILLS_ARE_STAMPED)) && next.scenario.isNearIn(next.jvmOf(i))) {
            next.nearOf(i).entry = call.value;
        }
    }
}
