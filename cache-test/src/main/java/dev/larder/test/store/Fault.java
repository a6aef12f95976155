package dev.larder.test.store;

import java.time.Duration;

/** What happens to a command, instead of being carried out and answered. Immutable. */
public sealed interface Fault {

    /** Returns the fault of a server that is away: the command fails at once, and has no effect. */
    static Fault failing() {
        return Simple.FAILING;
    }

    /** Returns the fault of a connection that breaks: the command has its effect, and fails. */
    static Fault failingAfterwards() {
        return Simple.FAILING_AFTERWARDS;
    }

    /** Returns the fault of a server that is full: the server answers, and refuses the command. */
    static Fault refused() {
        return Simple.REFUSED;
    }

    /** Returns the fault of a request that is lost: the command has no effect, and there is no answer. */
    static Fault lost() {
        return Simple.LOST;
    }

    /** Returns the fault of a reply that is lost: the command has its effect, and there is no answer. */
    static Fault replyLost() {
        return Simple.REPLY_LOST;
    }

    /** Returns the fault of a request that is sent twice: the command has its effect twice, and the second one answers. */
    static Fault repeated() {
        return Simple.REPEATED;
    }

    /** Returns the fault of a store that breaks its contract: the command throws, where it should return a failed stage. */
    static Fault thrown() {
        return Simple.THROWN;
    }

    /** Returns the fault of a slow server: the command has its effect at once, and the answer comes after this time. */
    static Fault late(Duration time) {
        return new Late(time);
    }

    /** The faults without a time. */
    enum Simple implements Fault {
        FAILING,
        FAILING_AFTERWARDS,
        REFUSED,
        LOST,
        REPLY_LOST,
        REPEATED,
        THROWN
    }

    /**
     * An answer that is late.
     *
     * @param time the time between the effect and the answer; not negative
     */
    record Late(Duration time) implements Fault {
        public Late {
            if (time.isNegative()) {
                throw new IllegalArgumentException("time must not be negative but is " + time);
            }
        }

        @Override
        public String toString() {
            return "LATE by " + time;
        }
    }
}
