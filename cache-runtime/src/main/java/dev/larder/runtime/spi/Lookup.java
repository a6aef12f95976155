package dev.larder.runtime.spi;

/** What a key holds, as a reader sees it. */
public sealed interface Lookup {

    /** Returns a hit on these bytes. */
    static Lookup hit(byte[] value) {
        return new Hit(value);
    }

    /** Returns the absent hit. */
    static Lookup absent() {
        return AbsentHit.INSTANCE;
    }

    /** Returns the miss. */
    static Lookup miss() {
        return Miss.INSTANCE;
    }

    /**
     * The key holds a value.
     *
     * @param value its bytes, without any lease behind them; not copied, not to be modified; two hits are equal when they
     *     are the same array
     */
    @SuppressWarnings("ArrayRecordComponent") // copied nowhere on purpose: this is the path of every hit
    record Hit(byte[] value) implements Lookup {

        /** Tells the size only: values never appear in logs. */
        @Override
        public String toString() {
            return "Hit[" + value.length + " bytes]";
        }
    }

    /** The key remembers that there is no value. */
    record AbsentHit() implements Lookup {
        private static final AbsentHit INSTANCE = new AbsentHit();
    }

    /** The key holds nothing, or only the lease of a load under way. */
    record Miss() implements Lookup {
        private static final Miss INSTANCE = new Miss();
    }
}
