package dev.larder.runtime.consistency.model.near;

import dev.larder.runtime.consistency.model.Model;
import dev.larder.runtime.consistency.model.Property;
import dev.larder.runtime.consistency.model.Search;
import dev.larder.runtime.consistency.model.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** The model of one key in two JVMs with near caches. */
final class NearModel implements Model<NearState> {

    private final NearScenario scenario;

    private final NearRules rules;

    private final NearCodec codec;

    private final Steps steps;

    private NearModel(NearScenario scenario, NearRules rules) {
        this.scenario = scenario;
        this.rules = rules;
        this.codec = new NearCodec(scenario, rules);
        this.steps = new Steps(scenario);
    }

    /** Visits every state that a scenario can reach. */
    static Verdict search(NearScenario scenario, NearRules rules) {
        return Search.run(scenario.toString(), new NearModel(scenario, rules));
    }

    /**
     * Returns a state in which nothing is cached, one in which the server and each near cache have the first version, and one in
     * which a link was just made.
     */
    @Override
    public List<NearState> beginnings() {
        NearState young = beginning(0);
        if (scenario.isNearIn(1)) {
            young.near[1] = NearCache.young();
        }
        return List.of(beginning(NearState.NOTHING), beginning(0), young);
    }

    private NearState beginning(int value) {
        NearState state = new NearState(scenario, rules);
        state.value = value;
        for (int jvm = 0; jvm < NearScenario.JVMS; jvm++) {
            if (scenario.isLinked(jvm)) {
                state.near[jvm] = NearCache.warm();
            }
            if (scenario.isNearIn(jvm)) {
                state.near[jvm].entry = value;
            }
        }
        return state;
    }

    @Override
    public List<NearState> after(NearState state) {
        return steps.after(state);
    }

    @Override
    public Property violation(NearState state) {
        return state.violation();
    }

    /** Returns whether the clock has ended as well: a strict eviction waits for the clock where no confirmation comes. */
    @Override
    public boolean isOver(NearState state) {
        return state.isOver() || state.now == scenario.ticks();
    }

    @Override
    public int width() {
        return codec.width();
    }

    @Override
    public void encode(NearState state, byte[] target) {
        codec.encode(state, target);
    }

    @Override
    public NearState decode(byte[] source) {
        return codec.decode(source);
    }

    @Override
    public String describe(NearState state) {
        String who = state.who == NearState.NOBODY
                ? ""
                : (char) ('A' + state.who) + " (" + scenario.calls().get(state.who) + ") ";
        String caches = scenario.near().stream()
                .map(jvm -> ", near " + jvm + " " + version(state.near[jvm].entry) + " proven at "
                        + version(state.near[jvm].provenAt))
                .collect(Collectors.joining());
        return who + state.what + " -> time " + state.now + ", row " + state.row + ", server " + version(state.value)
                + caches;
    }

    private static String version(int value) {
        return value < 0 ? "none" : Integer.toString(value);
    }
}
