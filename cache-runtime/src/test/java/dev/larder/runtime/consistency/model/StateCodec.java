package dev.larder.runtime.consistency.model;

import java.util.Arrays;

/**
 * States as rows of bytes. Only whether two nonces are equal matters, never which they are; so they are renamed in the
 * order in which they appear, and states that differ in nothing else become one.
 */
final class StateCodec {

    private static final int HEAD = 10;

    private static final int CELL = 6;

    private static final int CALLER = 6;

    private static final int COMMAND = 4;

    private static final int NO_SIGN = -1;

    private final Scenario scenario;

    private final Rules rules;

    private final int[] names = new int[Byte.MAX_VALUE];

    private int lastName;

    private byte[] row;

    private int at;

    StateCodec(Scenario scenario, Rules rules) {
        this.scenario = scenario;
        this.rules = rules;
    }

    int width() {
        return HEAD + 2 * CELL + CALLER * scenario.roles().size() + COMMAND * scenario.late();
    }

    void encode(State state, byte[] target) {
        begin(target);
        Arrays.fill(target, (byte) 0);
        Arrays.fill(names, 0);
        lastName = 0;
        put(state.now, state.row, state.floor, state.listedUntil, state.flight, state.renewer);
        put(state.setBack);
        TraceLog traces = state.traces;
        put(traces.clock(), traces.last(), traces.completeSince());
        put(state.cell);
        put(state.replica);
        for (Caller caller : state.callers) {
            put(caller.at().ordinal(), caller.floor(), caller.value(), renamed(caller.nonce()), caller.note());
            put(caller.begun());
        }
        for (Command command : renamed(state.late)) {
            put(command.kind().ordinal() + 1, command.id(), command.nonce(), command.argument());
        }
    }

    private Command[] renamed(Command[] late) {
        Command[] commands = new Command[late.length];
        for (int i = 0; i < late.length; i++) {
            Command command = late[i];
            commands[i] = new Command(command.kind(), command.id(), renamed(command.nonce()), command.argument());
        }
        Arrays.sort(commands);
        return commands;
    }

    private int renamed(int nonce) {
        if (nonce <= 0) {
            return nonce;
        }
        if (names[nonce] == 0) {
            names[nonce] = ++lastName;
        }
        return names[nonce];
    }

    State decode(byte[] source) {
        begin(source);
        State state = new State(rules, scenario.roles().size());
        state.now = get();
        state.row = get();
        state.floor = get();
        state.listedUntil = get();
        state.flight = get();
        state.renewer = get();
        state.setBack = get();
        state.traces = new TraceLog(get(), get(), get());
        state.cell = cell();
        state.replica = cell();
        for (int i = 0; i < state.callers.length; i++) {
            state.callers[i] = new Caller(Caller.At.values()[get()], get(), get(), get(), get(), get());
        }
        Command[] late = new Command[scenario.late()];
        int count = 0;
        while (count < late.length && source[at] != 0) {
            late[count++] = new Command(Command.Kind.values()[get() - 1], get(), get(), get());
        }
        state.late = Arrays.copyOf(late, count);
        return state;
    }

    private Cell cell() {
        int value = get();
        int id = get();
        int nonce = get();
        int deadline = get();
        Age age = Age.values()[get()];
        int expires = get();
        if (value == Cell.NOTHING) {
            return Cell.EMPTY;
        }
        return new Cell(value, id == NO_SIGN ? null : sign(id, nonce, deadline), age, expires);
    }

    private static Sign sign(int id, int nonce, int deadline) {
        return id == Sign.ENDED.id() ? Sign.ENDED : new Sign(id, nonce, deadline);
    }

    private void put(Cell cell) {
        Sign sign = cell.sign();
        if (sign == null) {
            put(cell.value(), NO_SIGN, 0, 0, cell.age().ordinal(), cell.expires());
        } else {
            put(
                    cell.value(),
                    sign.id(),
                    renamed(sign.nonce()),
                    sign.deadline(),
                    cell.age().ordinal(),
                    cell.expires());
        }
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
