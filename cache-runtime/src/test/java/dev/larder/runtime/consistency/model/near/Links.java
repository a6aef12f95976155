package dev.larder.runtime.consistency.model.near;

import dev.larder.runtime.consistency.model.near.NearCache.Phase;

/**
 * The link of a near cache: its PINGs, what arrives on it, and how it is lost and made again.
 *
 * <p>A PING is sent and answered in one step. A server that answers later has only published more before its PONG. At most one
 * PING is unanswered, since the next one may come at any time.
 */
final class Links {

    private final Steps steps;

    private final NearScenario scenario;

    Links(Steps steps, NearScenario scenario) {
        this.steps = steps;
        this.scenario = scenario;
    }

    void step(NearState state, int jvm) {
        NearCache link = state.near[jvm];
        String name = "link " + jvm + " ";
        boolean announced = link.announced || !state.holds(NearRule.LINKS_ARE_KNOWN_FIRST);
        boolean pings = link.phase == Phase.UP && link.subscribed && announced
                || link.phase == Phase.SUBSCRIBING && !state.holds(NearRule.PINGS_FOLLOW_THE_SUBSCRIPTION);
        if (pings && scenario.isNearIn(jvm) && !link.awaitsPong() && link.provenAt < state.now) {
            add(
                    state,
                    jvm,
                    name + "is pinged and answered",
                    (next, near) -> near.inFlight.add(InFlight.pong(next.now)));
        }
        for (int i = 0; i < link.inFlight.size(); i++) {
            if (i == 0 || overtakes(state, link.inFlight.get(i).kind())) {
                arrive(state, jvm, i);
            }
        }
        if (link.phase == Phase.UP && !link.announced) {
            add(state, jvm, name + "is known", (next, near) -> {
                near.announced = true;
                near.announcedSince = next.now;
                near.known = true;
            });
        }
        connect(state, jvm, name);
    }

    private static boolean overtakes(NearState state, InFlight.Kind kind) {
        return kind == InFlight.Kind.PONG && !state.holds(NearRule.PONGS_KEEP_THE_ORDER)
                || kind == InFlight.Kind.ASK && !state.holds(NearRule.CONFIRMATIONS_KEEP_THE_ORDER);
    }

    /** Loses all links and what is known of them, as a server does that is replaced by its replica. */
    static void replaceServer(NearState next) {
        for (NearCache link : next.near) {
            link.subscribed = false;
            link.known = false;
        }
    }

    private void connect(NearState state, int jvm, String name) {
        NearCache link = state.near[jvm];
        if (link.subscribed && scenario.isNearIn(jvm) && state.cuts < scenario.cuts()) {
            add(state, jvm, name + "is lost", (next, near) -> {
                next.cuts++;
                near.subscribed = false;
            });
        }
        if (!link.subscribed && link.phase == Phase.UP) {
            add(state, jvm, name + "is seen to be lost", (next, near) -> {
                near.inFlight.clear();
                near.phase = Phase.DOWN;
            });
        }
        if (link.phase == Phase.DOWN) {
            add(state, jvm, name + "asks for its subscription", (next, near) -> {
                near.phase = Phase.SUBSCRIBING;
                if (!next.holds(NearRule.GENERATIONS_FOLLOW_THE_SUBSCRIPTION)) {
                    beginGeneration(next, jvm);
                }
            });
        }
        if (link.phase == Phase.SUBSCRIBING && !link.subscribed) {
            add(state, jvm, name + "is subscribed", (next, near) -> {
                near.subscribed = true;
                near.inFlight.add(InFlight.SUBSCRIBED);
            });
        }
    }

    private void arrive(NearState state, int jvm, int index) {
        InFlight head = state.near[jvm].inFlight.get(index);
        String name = "link " + jvm + " ";
        switch (head.kind()) {
            case SUBSCRIBED ->
                add(state, jvm, name + "hears that it is subscribed", (next, near) -> {
                    near.inFlight.remove(index);
                    near.phase = Phase.UP;
                    if (next.holds(NearRule.GENERATIONS_FOLLOW_THE_SUBSCRIPTION)) {
                        beginGeneration(next, jvm);
                    }
                });
            case PONG ->
                add(state, jvm, name + "applies a PONG of time " + head.about(), (next, near) -> {
                    near.inFlight.remove(index);
                    near.prove(next.holds(NearRule.PROOF_IS_OF_THE_SENDING) ? head.about() : next.now);
                });
            case REMOVAL ->
                add(state, jvm, name + "applies a removal", (next, near) -> {
                    near.inFlight.remove(index);
                    next.invalidate(jvm);
                });
            case ASK ->
                add(state, jvm, name + "confirms", (next, near) -> {
                    near.inFlight.remove(index);
                    next.calls[head.about()].confirmed |= 1 << jvm;
                });
        }
    }

    private static void beginGeneration(NearState next, int jvm) {
        if (next.holds(NearRule.CONNECTIONS_BEGIN_A_GENERATION)) {
            next.invalidate(jvm);
            next.near[jvm].provenAt = NearCache.NONE;
            next.near[jvm].announced = false;
            next.near[jvm].announcedSince = 0;
        }
    }

    private interface LinkStep {

        void take(NearState next, NearCache near);
    }

    private void add(NearState state, int jvm, String what, LinkStep step) {
        steps.add(state, NearState.NOBODY, what, next -> step.take(next, next.near[jvm]));
    }
}
