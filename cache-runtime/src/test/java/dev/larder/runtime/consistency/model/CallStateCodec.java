package dev.larder.runtime.consistency.model;

/** States of the {@link CallModel} as rows of bytes. */
final class CallStateCodec {

    private static final int KEY = 5;

    private static final int CALL = 5;

    private static final int KEY_OF_CALL = 8;

    private static final int NO_SIGN = -1;

    private final CallScenario scenario;

    private final Rules rules;

    private byte[] row;

    private int at;

    CallStateCodec(CallScenario scenario, Rules rules) {
        this.scenario = scenario;
        this.rules = rules;
    }

    int width() {
        int keys = scenario.keys();
        return keys * (KEY + CallScenario.JVMS) + scenario.calls().size() * (CALL + keys * KEY_OF_CALL);
    }

    void encode(CallState state, byte[] target) {
        begin(target);
        for (int key = 0; key < state.row.length; key++) {
            Cell cell = state.cell[key];
            put(state.row[key], state.floor[key], cell.value(), cell.age().ordinal());
            put(cell.sign() == null ? NO_SIGN : cell.sign().id());
            for (int[] flights : state.flight) {
                put(flights[key]);
            }
        }
        for (Progress call : state.calls) {
            put(call.at.ordinal(), call.cursor, bit(call.exhausted), bit(call.abandoned), bit(call.failed));
            for (int key = 0; key < state.row.length; key++) {
                put(call.status[key].ordinal(), call.phase[key].ordinal(), call.floor[key], call.value[key]);
                put(call.stale[key], call.leader[key], bit(call.leased[key]), bit(call.revoked[key]));
            }
        }
    }

    CallState decode(byte[] source) {
        begin(source);
        CallState state = new CallState(rules, scenario.calls().size(), scenario.keys());
        for (int key = 0; key < state.row.length; key++) {
            state.row[key] = get();
            state.floor[key] = get();
            int value = get();
            Age age = Age.values()[get()];
            int id = get();
            state.cell[key] = new Cell(value, sign(id), age, 0);
            for (int[] flights : state.flight) {
                flights[key] = get();
            }
        }
        for (Progress call : state.calls) {
            decode(call);
        }
        return state;
    }

    private static Sign sign(int id) {
        if (id == NO_SIGN) {
            return null;
        }
        return id == Sign.ENDED.id() ? Sign.ENDED : new Sign(id, 0, 0);
    }

    private void decode(Progress call) {
        call.at = Progress.At.values()[get()];
        call.cursor = get();
        call.exhausted = get() == 1;
        call.abandoned = get() == 1;
        call.failed = get() == 1;
        for (int key = 0; key < call.status.length; key++) {
            call.status[key] = Progress.Status.values()[get()];
            call.phase[key] = Progress.Phase.values()[get()];
            call.floor[key] = get();
            call.value[key] = get();
            call.stale[key] = get();
            call.leader[key] = get();
            call.leased[key] = get() == 1;
            call.revoked[key] = get() == 1;
        }
    }

    private static int bit(boolean set) {
        return set ? 1 : 0;
    }

    private void put(int... values) {
        for (int value : values) {
            row[at++] = (byte) value;
        }
    }

    private int get() {
        return row[at++];
    }

    private void begin(byte[] bytes) {
        row = bytes;
        at = 0;
    }
}
