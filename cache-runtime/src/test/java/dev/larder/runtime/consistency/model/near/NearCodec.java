package dev.larder.runtime.consistency.model.near;

import java.util.Arrays;

/** States as rows of bytes. */
final class NearCodec {

    /** The maximum number of messages, PONGs and acknowledgements in flight to one link. */
    private static final int IN_FLIGHT = 5;

    private static final int HEAD = 6 + NearScenario.JVMS;

    private static final int CACHE = 5 + 2 * IN_FLIGHT;

    private static final int CALL = 9;

    private final NearScenario scenario;

    private final NearRules rules;

    private byte[] row;

    private int at;

    NearCodec(NearScenario scenario, NearRules rules) {
        this.scenario = scenario;
        this.rules = rules;
    }

    int width() {
        return HEAD
                + scenario.ticks()
                + 1
                + NearScenario.JVMS * CACHE
                + CALL * scenario.calls().size();
    }

    void encode(NearState state, byte[] target) {
        row = target;
        at = 0;
        Arrays.fill(target, (byte) 0);
        put(state.now, state.row, state.value, state.lease, state.cuts, state.strictFloor);
        put(state.acknowledged);
        put(state.ownFloors);
        for (NearCache near : state.near) {
            put(near);
        }
        for (Progress call : state.calls) {
            put(
                    call.at.ordinal(),
                    call.floors.own(),
                    call.floors.strict(),
                    call.floors.bound(),
                    call.value,
                    call.since);
            put(bits(call.valid, call.failed, call.removed), call.needed, call.confirmed);
        }
    }

    NearState decode(byte[] source) {
        row = source;
        at = 0;
        NearState state = new NearState(scenario, rules);
        state.now = get();
        state.row = get();
        state.value = get();
        state.lease = get();
        state.cuts = get();
        state.strictFloor = get();
        get(state.acknowledged);
        get(state.ownFloors);
        for (NearCache near : state.near) {
            get(near);
        }
        for (Progress call : state.calls) {
            get(call);
        }
        return state;
    }

    private void put(NearCache near) {
        put(near.entry, near.provenAt, near.phase.ordinal(), near.announcedSince);
        put(bits(near.subscribed, near.announced, near.known));
        for (int i = 0; i < IN_FLIGHT; i++) {
            if (i < near.inFlight.size()) {
                InFlight next = near.inFlight.get(i);
                put(next.kind().ordinal() + 1, next.about());
            } else {
                put(0, 0);
            }
        }
        if (near.inFlight.size() > IN_FLIGHT) {
            throw new IllegalStateException("more in flight than a row has room for: " + near.inFlight);
        }
    }

    private void get(NearCache near) {
        near.entry = get();
        near.provenAt = get();
        near.phase = NearCache.Phase.values()[get()];
        near.announcedSince = get();
        int bits = get();
        near.subscribed = (bits & 1) != 0;
        near.announced = (bits & 2) != 0;
        near.known = (bits & 4) != 0;
        for (int i = 0; i < IN_FLIGHT; i++) {
            int kind = get();
            int about = get();
            if (kind != 0) {
                near.inFlight.add(new InFlight(InFlight.Kind.values()[kind - 1], about));
            }
        }
    }

    private void get(Progress call) {
        call.at = Progress.At.values()[get()];
        call.floors = new Floors(get(), get(), get());
        call.value = get();
        call.since = get();
        int bits = get();
        call.valid = (bits & 1) != 0;
        call.failed = (bits & 2) != 0;
        call.removed = (bits & 4) != 0;
        call.needed = get();
        call.confirmed = get();
    }

    private static int bits(boolean... flags) {
        int bits = 0;
        for (int i = 0; i < flags.length; i++) {
            bits |= flags[i] ? 1 << i : 0;
        }
        return bits;
    }

    private void put(int... values) {
        for (int value : values) {
            row[at++] = (byte) value;
        }
    }

    private int get() {
        return row[at++];
    }

    private void get(int[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = get();
        }
    }
}
