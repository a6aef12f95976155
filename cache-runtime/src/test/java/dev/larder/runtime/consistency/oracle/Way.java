package dev.larder.runtime.consistency.oracle;

/** A kind of call that reads rows. All of them read the same keys. */
enum Way {
    ONE(false),
    /** By a method that nearly always misses, so that it asks for the lease without a read. */
    ONE_UNREAD(false),
    ONE_ASYNC(false),
    /** With a load deadline: the caller may take a stale row or none, while the load goes on. */
    ONE_IN_TIME(false),
    SEVERAL(true),
    SEVERAL_ASYNC(true),
    SEVERAL_IN_TIME(true);

    private final boolean several;

    Way(boolean several) {
        this.several = several;
    }

    /** Returns whether such a call reads several rows. */
    boolean readsSeveral() {
        return several;
    }
}
