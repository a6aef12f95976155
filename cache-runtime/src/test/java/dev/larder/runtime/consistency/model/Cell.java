package dev.larder.runtime.consistency.model;

/**
 * What the key holds.
 *
 * @param value a version of the database's row; {@link #NULL} for the text {@code null}; {@link #NOTHING} for no key
 * @param sign the whitespace behind the value, or {@code null}
 * @param expires the last moment at which the key is there
 */
record Cell(int value, Sign sign, int expires) {

    static final int NULL = -1;

    static final int NOTHING = -2;

    static final Cell EMPTY = new Cell(NOTHING, null, 0);

    static Cell holding(int value, int expires) {
        return new Cell(value, null, expires);
    }

    /** Whether a reader gets an answer; {@code null} is one unless a lease stands behind it. */
    boolean isHit() {
        return value >= 0 || value == NULL && sign == null;
    }

    Cell at(int now) {
        return now > expires ? EMPTY : this;
    }
}
