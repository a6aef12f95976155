package dev.larder.runtime.consistency.model.near;

import dev.larder.runtime.consistency.model.near.Progress.At;

/** Calls that change the row and remove or replace what the caches have: evictions and updates. */
final class Removals {

    /** What no confirmations fulfil, so that the bound has to pass. */
    private static final int EVERYBODY = 1 << NearScenario.JVMS;

    private final Steps steps;

    private final NearScenario scenario;

    Removals(Steps steps, NearScenario scenario) {
        this.steps = steps;
        this.scenario = scenario;
    }

    void step(NearState state, int i) {
        switch (state.calls[i].at) {
            case START -> begin(state, i);
            case BEGIN -> {
                steps.add(state, i, "takes the lease", next -> {
                    next.value = NearState.NOTHING;
                    next.lease = i;
                    next.calls[i].at = At.BEGIN_PUBLISH;
                });
                failToBegin(state, i);
            }
            case BEGIN_PUBLISH -> {
                steps.add(state, i, "publishes", next -> {
                    if (next.holds(NearRule.UPDATES_PUBLISH)) {
                        next.publish(InFlight.REMOVAL);
                    }
                    next.calls[i].at = At.BEGUN;
                });
                failToBegin(state, i);
            }
            case BEGUN -> {
                steps.add(state, i, "gets the reply", next -> {
                    next.invalidate(next.jvmOf(i));
                    next.calls[i].at = At.CHANGE;
                });
                failToBegin(state, i);
            }
            case CHANGE ->
                steps.add(state, i, "changes the row", next -> {
                    change(next, i, At.STORE);
                    next.calls[i].valid = true;
                });
            case CHANGE_UNLEASED -> steps.add(state, i, "changes the row", next -> change(next, i, At.UNLINK));
            case STORE -> steps.add(state, i, "stores", next -> store(next, i));
            case STORED ->
                steps.add(state, i, "hears that it has stored", next -> {
                    Reads.fill(next, i);
                    acknowledge(next, i);
                });
            default -> remove(state, i);
        }
    }

    private void begin(NearState state, int i) {
        NearRole role = scenario.calls().get(i).role();
        if (role == NearRole.UPDATE) {
            steps.add(state, i, "begins", next -> next.calls[i].at = At.BEGIN);
        } else {
            steps.add(state, i, "changes the row", next -> {
                change(next, i, role == NearRole.EVICT_GROUP ? At.READ_INDEX : firstRemoval(next));
                if (!next.holds(NearRule.OWN_EVICTIONS_INVALIDATE_AFTERWARDS)) {
                    next.invalidate(next.jvmOf(i));
                }
            });
        }
    }

    private static At firstRemoval(NearState state) {
        return state.holds(NearRule.MESSAGES_FOLLOW_THE_REMOVAL) ? At.UNLINK : At.PUBLISH;
    }

    private static void change(NearState next, int i, At at) {
        next.row++;
        next.calls[i].value = next.row;
        next.calls[i].at = at;
    }

    /** An update whose lease has no reply changes the row without one, and removes the key then. */
    private void failToBegin(NearState state, int i) {
        if (scenario.failing()) {
            steps.add(state, i, "gets no reply", next -> next.calls[i].at = At.CHANGE_UNLEASED);
        }
    }

    private static void store(NearState next, int i) {
        boolean own = next.lease == i;
        if (own) {
            next.value = next.calls[i].value;
            next.lease = NearState.NOBODY;
        }
        next.calls[i].at = own ? At.STORED : At.UNLINK;
    }

    private void remove(NearState state, int i) {
        Progress call = state.calls[i];
        switch (call.at) {
            case READ_INDEX ->
                steps.add(state, i, "reads the index", next -> {
                    boolean found = next.value != NearState.NOTHING || next.lease != NearState.NOBODY;
                    next.calls[i].removed = found;
                    next.calls[i].at = found ? firstRemoval(next) : At.PUBLISH;
                });
            case UNLINK -> steps.add(state, i, "unlinks", next -> unlink(next, i));
            case PUBLISH -> steps.add(state, i, "publishes", next -> publish(next, i));
            case REPLY -> steps.add(state, i, "gets the reply", next -> reply(next, i));
            case ASK -> steps.add(state, i, "asks for confirmations", next -> ask(next, i));
            default -> awaitNear(state, i);
        }
        if (scenario.failing() && !call.failed && call.at.compareTo(At.ASK) < 0) {
            steps.add(state, i, "gets no reply", next -> fail(next, i));
        }
    }

    private static void unlink(NearState next, int i) {
        Progress call = next.calls[i];
        call.removed = next.value != NearState.NOTHING || next.lease != NearState.NOBODY;
        next.value = NearState.NOTHING;
        next.lease = NearState.NOBODY;
        call.at = next.holds(NearRule.MESSAGES_FOLLOW_THE_REMOVAL) ? At.PUBLISH : At.REPLY;
        startToWait(next, i, false);
    }

    private static void publish(NearState next, int i) {
        Progress call = next.calls[i];
        boolean asked = call.removed || next.holds(NearRule.MESSAGES_TELL_WHAT_WAS_ASKED);
        boolean repeated = !call.failed || next.holds(NearRule.REPETITIONS_PUBLISH);
        if (asked && repeated) {
            next.publish(InFlight.REMOVAL);
        }
        call.at = next.holds(NearRule.MESSAGES_FOLLOW_THE_REMOVAL) ? At.REPLY : At.UNLINK;
    }

    private void reply(NearState next, int i) {
        Progress call = next.calls[i];
        boolean invalidates = call.failed
                ? next.holds(NearRule.REPETITIONS_INVALIDATE)
                : next.holds(NearRule.OWN_EVICTIONS_INVALIDATE_AFTERWARDS);
        if (invalidates) {
            next.invalidate(next.jvmOf(i));
        }
        if (scenario.calls().get(i).role().isStrict() && !call.failed) {
            startToWait(next, i, true);
            call.at = At.ASK;
        } else {
            acknowledge(next, i);
        }
    }

    /** Notes the time since when a strict eviction waits, at its removal or at its reply. */
    private static void startToWait(NearState next, int i, boolean replied) {
        boolean strict = next.scenario.calls().get(i).role().isStrict();
        if (strict && replied == next.holds(NearRule.STRICT_EVICTIONS_WAIT_FROM_THE_REPLY)) {
            next.calls[i].since = next.now;
        }
    }

    private static void ask(NearState next, int i) {
        int receivers = next.publish(InFlight.ask(i));
        boolean knowsLost = next.holds(NearRule.STRICT_EVICTIONS_KNOW_LOST_LINKS);
        boolean trusts = !next.holds(NearRule.STRICT_EVICTIONS_TRUST_OLD_LINKS_ONLY) || next.knowsLinks(next.jvmOf(i));
        int needed = knowsLost ? receivers | next.known() : receivers;
        next.calls[i].needed = trusts ? needed : EVERYBODY;
        next.calls[i].at = At.AWAIT_NEAR;
    }

    private void awaitNear(NearState state, int i) {
        Progress call = state.calls[i];
        boolean counts = state.holds(NearRule.STRICT_EVICTIONS_COUNT);
        boolean confirmed =
                counts ? (call.confirmed & call.needed) == call.needed : call.confirmed != 0 || call.needed == 0;
        if (confirmed || state.now - call.since > NearScenario.BOUND) {
            steps.add(state, i, confirmed ? "has the confirmations" : "has waited for the bound", next -> {
                next.strictFloor = Math.max(next.strictFloor, next.calls[i].value);
                acknowledge(next, i);
            });
        }
    }

    /** Returns to the caller, and leaves the eviction to be repeated. */
    private static void fail(NearState next, int i) {
        Progress call = next.calls[i];
        int jvm = next.jvmOf(i);
        next.ownFloors[jvm] = Math.max(next.ownFloors[jvm], call.value);
        call.failed = true;
        call.since = 0;
        call.needed = 0;
        call.confirmed = 0;
        call.removed = false;
        call.at = next.scenario.calls().get(i).role() == NearRole.EVICT_GROUP ? At.READ_INDEX : firstRemoval(next);
    }

    private static void acknowledge(NearState next, int i) {
        int jvm = next.jvmOf(i);
        int version = next.calls[i].value;
        next.ownFloors[jvm] = Math.max(next.ownFloors[jvm], version);
        next.acknowledged[next.now] = Math.max(next.acknowledged[next.now], version);
        next.calls[i].end();
    }
}
