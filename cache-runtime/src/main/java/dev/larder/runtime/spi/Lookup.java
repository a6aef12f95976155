package dev.larder.runtime.spi;

/** The contents of a key as a reader sees them. Immutable. */
public sealed interface Lookup {

    /** Returns a hit on these bytes. */
    static Lookup hit(byte[] value) {
        return new Hit(value);
    }

    /** Returns the absent hit. */
    static Lookup absent() {
        return AbsentHit.INSTANCE;
    }

    /** Returns the lookup of a value that is too large to be read. */
    static Lookup oversized(long size) {
        return new Oversized(size);
    }

    /** Returns the miss. */
    static Lookup miss() {
        return Miss.INSTANCE;
    }

    /**
     * The key holds a value.
     *
     * @param value its bytes without a lease; not copied, must not be modified. Two hits are equal when they have the same
     *     array
     */
    @SuppressWarnings("ArrayRecordComponent") // not copied: every hit comes here
    record Hit(byte[] value) implements Lookup {

        /** Returns only the size, since values must not appear in logs. */
        @Override
        public String toString() {
            return "Hit[" + value.length + " bytes]";
        }
    }

    /** The key holds an absent marker: a load found that there is no value. */
    record AbsentHit() implements Lookup {
        private static final AbsentHit INSTANCE = new AbsentHit();
    }

    /**
     * The key holds a value that the store did not read, since it is larger than any that the cache accepts. A caller replaces
     * it, as any value that it cannot use.
     *
     * @param size its number of bytes
     */
    record Oversized(long size) implements Lookup {}

    /** The key holds nothing, or only a lease. */
    record Miss() implements Lookup {
        private static final Miss INSTANCE = new Miss();
    }
}
