package dev.larder.runtime.consistency.model;

/**
 * The content of a key.
 *
 * @param value a version of the database's row; {@link #NULL} for the text {@code null}; {@link #NOTHING} for no key
 * @param sign the whitespace behind the value, or {@code null}
 * @param age the age of a value
 * @param expires the last moment at which the key is there
 */
record Cell(int value, Sign sign, Age age, int expires) {

    static final int NULL = -1;

    static final int NOTHING = -2;

    static final Cell EMPTY = new Cell(NOTHING, null, Age.FRESH, 0);

    static Cell holding(int value, int expires) {
        return new Cell(value, null, Age.FRESH, expires);
    }

    /** Nothing but a lease, with which the key ends. */
    static Cell leased(Sign sign) {
        return new Cell(NULL, sign, Age.FRESH, sign.deadline());
    }

    Cell with(Sign other) {
        return new Cell(value, other, age, expires);
    }

    Cell aged(Age older) {
        return new Cell(value, sign, older, expires);
    }

    boolean holdsValue() {
        return value >= 0;
    }

    /** Whether a reader gets an answer; {@code null} is one unless a lease stands behind it. */
    boolean isHit() {
        return value >= 0 || value == NULL && sign == null;
    }

    Cell at(int now) {
        return now > expires ? EMPTY : this;
    }
}
