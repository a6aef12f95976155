package dev.larder.annotation;

/** When an {@link Evicts} takes effect, seen from the call of the method that carries it. */
public enum On {
    /**
     * After the method returned, and not when it threw. The default: what the method changed is visible by then, so no
     * later read can load what was there before.
     */
    SUCCESS,

    /**
     * Before the method is called. A read between the eviction and the method's change loads the old value and keeps it:
     * choose it only where the method's change is visible to nobody before it returns, or where the value must be gone
     * even if the process dies in the method.
     */
    BEFORE,

    /**
     * After the method returned or threw: for methods that may have changed something before they failed. What the
     * method threw reaches its caller.
     */
    ALWAYS
}
