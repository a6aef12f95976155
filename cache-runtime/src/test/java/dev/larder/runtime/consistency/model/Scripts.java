package dev.larder.runtime.consistency.model;

import static dev.larder.runtime.consistency.model.Cell.EMPTY;
import static dev.larder.runtime.consistency.model.Cell.NOTHING;
import static dev.larder.runtime.consistency.model.Cell.NULL;

/**
 * What the server does with the key, one atomic step a command: the scripts {@code acquire.lua}, {@code update.lua},
 * {@code store.lua} and {@code release.lua} as functions. {@code StoreConformance} proves that the scripts and the
 * in-memory store are these functions.
 */
final class Scripts {

    /** What a load wants the lease for. */
    enum Purpose {
        /** There was nothing: an answer that somebody stored meanwhile is as good as a lease. */
        LOAD,
        /** What is there cannot be read: it is to be replaced. */
        OVERWRITE,
        /** There was nothing, or a value that is stale: another one is as good as a lease. */
        STALE,
        /** What is there is due: it is to be replaced, and nothing is to be loaded when it has gone. */
        REFRESH
    }

    enum Outcome {
        OWN,
        BUSY,
        FOUND,
        STORED,
        REFUSED,
        DONE
    }

    /**
     * @param cell what the key holds now
     * @param nonce of the lease that is owned, else 0
     */
    record Reply(Cell cell, Outcome outcome, int nonce) {

        static Reply own(Cell cell) {
            return new Reply(cell, Outcome.OWN, cell.sign().nonce());
        }

        static Reply of(Cell cell, Outcome outcome) {
            return new Reply(cell, outcome, 0);
        }
    }

    private Scripts() {}

    /** @param mine the signature that is put there, if one is */
    static Reply acquire(Cell cell, Sign mine, Purpose purpose, int now, Rules rules) {
        Sign sign = cell.sign();
        if (sign != null && sign.id() == mine.id()) {
            return Reply.own(cell);
        }
        boolean leased = sign != null && sign.isLiveAt(now);
        boolean empty = cell.value() == NOTHING || cell.value() == NULL && sign != null;
        if (empty) {
            boolean refused = purpose == Purpose.REFRESH && rules.hold(Rule.REFRESHES_NEED_A_VALUE);
            return leased || refused ? Reply.of(cell, Outcome.BUSY) : Reply.own(Cell.leased(mine));
        }
        if (!claims(purpose, cell, rules)) {
            return Reply.of(cell, Outcome.FOUND);
        }
        boolean respected = purpose == Purpose.OVERWRITE || rules.hold(Rule.CLAIMS_RESPECT_LEASES);
        return leased && respected ? Reply.of(cell, Outcome.BUSY) : Reply.own(cell.with(mine));
    }

    private static boolean claims(Purpose purpose, Cell cell, Rules rules) {
        boolean looks = rules.hold(Rule.CLAIMS_LOOK_AT_THE_AGE);
        return switch (purpose) {
            case LOAD -> false;
            case OVERWRITE -> true;
            case STALE -> cell.holdsValue() && (cell.age() == Age.STALE || !looks);
            case REFRESH -> cell.holdsValue() && (cell.age() != Age.FRESH || !looks);
        };
    }

    /** @param mine the signature that is put there, unless this load's own is there already */
    static Reply beginUpdate(Cell cell, Sign mine) {
        boolean repeated =
                cell.value() == NULL && cell.sign() != null && cell.sign().id() == mine.id();
        return Reply.own(repeated ? cell : Cell.leased(mine));
    }

    static Reply store(Cell cell, int id, int nonce, Cell replacement, int now, Rules rules) {
        if (cell.value() == replacement.value() && cell.sign() == null) {
            return Reply.of(cell, Outcome.STORED);
        }
        if (cell.value() == NOTHING && !rules.hold(Rule.AN_EMPTY_KEY_REFUSES)) {
            return Reply.of(replacement, Outcome.STORED);
        }
        Sign sign = cell.sign();
        boolean expired = sign != null && !sign.isLiveAt(now) && rules.hold(Rule.AN_EXPIRED_LEASE_REFUSES);
        boolean mine = sign != null && sign.is(id, nonce) && !expired;
        return mine || !rules.hold(Rule.STORES_NEED_A_LEASE)
                ? Reply.of(replacement, Outcome.STORED)
                : Reply.of(cell, Outcome.REFUSED);
    }

    static Reply release(Cell cell, int id, int nonce) {
        if (cell.sign() == null || !cell.sign().is(id, nonce)) {
            return Reply.of(cell, Outcome.DONE);
        }
        return Reply.of(cell.value() == NULL ? EMPTY : cell.with(null), Outcome.DONE);
    }
}
