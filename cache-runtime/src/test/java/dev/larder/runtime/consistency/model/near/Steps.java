package dev.larder.runtime.consistency.model.near;

import dev.larder.runtime.consistency.model.near.Progress.At;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The steps that can follow a state: of a call, of a link, or of the clock. */
final class Steps {

    private final NearScenario scenario;

    private final Reads reads = new Reads(this);

    private final Removals removals;

    private final Links links;

    private final List<NearState> next = new ArrayList<>();

    Steps(NearScenario scenario) {
        this.scenario = scenario;
        this.removals = new Removals(this, scenario);
        this.links = new Links(this, scenario);
    }

    /** Returns the states that follow. The next call uses the list again. */
    List<NearState> after(NearState state) {
        next.clear();
        for (int i = 0; i < state.calls.length; i++) {
            if (state.calls[i].at != At.END) {
                step(state, i);
            }
        }
        for (int jvm = 0; jvm < NearScenario.JVMS; jvm++) {
            if (scenario.isLinked(jvm)) {
                links.step(state, jvm);
            }
        }
        if (state.now < scenario.ticks()) {
            add(state, NearState.NOBODY, "time passes", NearState::pass);
        }
        return next;
    }

    private void step(NearState state, int i) {
        switch (scenario.calls().get(i).role()) {
            case READ -> reads.read(state, i);
            case REFRESH -> reads.refresh(state, i);
            case EVICT, EVICT_GROUP, EVICT_STRICTLY, UPDATE -> removals.step(state, i);
            case EXPIRE ->
                add(state, i, "drops the key", dropped -> {
                    dropped.value = NearState.NOTHING;
                    dropped.lease = NearState.NOBODY;
                    dropped.calls[i].end();
                });
            case FAILOVER ->
                add(state, i, "replaces the server", replaced -> {
                    Links.replaceServer(replaced);
                    replaced.calls[i].end();
                });
        }
    }

    void add(NearState state, int who, String what, Consumer<NearState> step) {
        NearState following = state.after(who, what);
        step.accept(following);
        next.add(following);
    }
}
