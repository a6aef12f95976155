package dev.larder.runtime.consistency.near;

/**
 * A fault that begins and ends.
 *
 * @param shortest minimum number of milliseconds in between
 * @param longest maximum number of milliseconds in between
 * @param recovery number of milliseconds after its end before the next fault
 */
record NearFault(String name, Runnable begin, Runnable end, int shortest, int longest, int recovery) {

    /** Creates a fault that lasts from far below the bound to far above it. */
    static NearFault of(String name, Runnable begin, Runnable end) {
        return new NearFault(name, begin, end, 50, 1500, 0);
    }
}
