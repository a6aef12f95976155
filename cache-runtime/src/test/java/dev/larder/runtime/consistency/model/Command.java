package dev.larder.runtime.consistency.model;

import dev.larder.runtime.consistency.model.Scripts.Purpose;
import java.util.Comparator;

/**
 * A command to the server about the key, as it travels: it may arrive once, twice, late or never.
 *
 * @param id the number of the load that sent it
 * @param nonce the nonce of its lease
 * @param argument the value to store, or the ordinal of the purpose of an acquisition
 */
record Command(Kind kind, int id, int nonce, int argument) implements Comparable<Command> {

    enum Kind {
        ACQUIRE,
        BEGIN_UPDATE,
        STORE,
        RELEASE,
        UNLINK
    }

    private static final Comparator<Command> ORDER = Comparator.comparing(Command::kind)
            .thenComparing(Command::id)
            .thenComparing(Command::nonce)
            .thenComparing(Command::argument);

    static Command acquire(int id, Purpose purpose) {
        return new Command(Kind.ACQUIRE, id, 0, purpose.ordinal());
    }

    static Command beginUpdate(int id) {
        return new Command(Kind.BEGIN_UPDATE, id, 0, 0);
    }

    static Command store(int id, int nonce, int value) {
        return new Command(Kind.STORE, id, nonce, value);
    }

    static Command release(int id) {
        return new Command(Kind.RELEASE, id, 0, 0);
    }

    static Command unlink() {
        return new Command(Kind.UNLINK, 0, 0, 0);
    }

    Purpose purpose() {
        return Purpose.values()[argument];
    }

    @Override
    public int compareTo(Command other) {
        return ORDER.compare(this, other);
    }
}
