package dev.larder.runtime.consistency.model.near;

/**
 * What the server has written to a link and its JVM has not applied yet.
 *
 * @param about the time at which the PING of a PONG was sent, or the strict eviction that asks for a confirmation
 */
record InFlight(Kind kind, int about) {

    static final InFlight SUBSCRIBED = new InFlight(Kind.SUBSCRIBED, 0);

    static final InFlight REMOVAL = new InFlight(Kind.REMOVAL, 0);

    enum Kind {
        SUBSCRIBED,
        REMOVAL,
        /** Asks the receiver to confirm what came before. */
        ASK,
        PONG
    }

    static InFlight pong(int sent) {
        return new InFlight(Kind.PONG, sent);
    }

    static InFlight ask(int strictEviction) {
        return new InFlight(Kind.ASK, strictEviction);
    }
}
