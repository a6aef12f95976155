package dev.larder.runtime.consistency.model;

import static dev.larder.runtime.consistency.model.Cell.EMPTY;
import static dev.larder.runtime.consistency.model.Cell.NOTHING;
import static dev.larder.runtime.consistency.model.Cell.NULL;

/**
 * The scripts of the server as functions: {@code acquire.lua}, {@code update.lua}, {@code store.lua} and
 * {@code release.lua}. Each is one atomic step. {@code StoreConformanceTest} shows that the scripts and the in-memory store
 * are these functions.
 */
final class Scripts {

    /** The purpose of a lease. */
    enum Purpose {
        /** The call read nothing. A value that another call has stored since is as good as a lease. */
        LOAD,
        /** The call could not read the value, and replaces it. */
        OVERWRITE,
        /** The call read nothing or a stale value. A newer value is as good as a lease. */
        STALE,
        /** The value is due. It is replaced, and nothing is loaded when it has gone. */
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
     * @param cell the content of the key afterwards
     * @param nonce the nonce of the owned lease, else 0
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

    /** @param mine the signature of the caller, which is put there if the lease is granted */
    static Reply acquire(Cell cell, Sign mine, Purpose purpose, int now, Rules rules) {
        Sign sign = cell.sign();
        if (sign != null && sign.id() == mine.id()) {
            return Reply.own(cell);
        }
        // A lease that ends later than one that begins now was granted before the clock was set back.
        boolean bounded = rules.hold(Rule.LEASES_LAST_NO_LONGER_THAN_THEIR_LENGTH);
        boolean leased = sign != null && sign.isLiveAt(now) && (!bounded || sign.deadline() <= mine.deadline());
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

    /** @param mine the signature of the caller, which is put there unless one of this load is there */
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

    /** Takes the load's id alone, since its sender may not know whether it was granted a lease. */
    static Reply release(Cell cell, int id) {
        if (cell.sign() == null || cell.sign().id() != id) {
            return Reply.of(cell, Outcome.DONE);
        }
        return Reply.of(cell.value() == NULL ? EMPTY : cell.with(Sign.ENDED), Outcome.DONE);
    }
}
