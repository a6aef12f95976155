package dev.larder.annotation;

/** The moment at which an {@link Evicts} takes effect, relative to the call of its method. */
public enum On {
    /**
     * After the method has returned normally. Nothing is evicted when it throws. This is the default: the change is
     * visible by then, so no later read can load the old value.
     */
    SUCCESS,

    /**
     * Before the method is called, whether it succeeds or not. A read between the eviction and the change loads the old
     * value and stores it. Use it only where nobody can see the change before the method returns, or where the value
     * must be gone even if the process dies inside the method.
     */
    BEFORE,

    /**
     * After the method has returned or thrown, for methods that may change data before they fail. The exception reaches
     * the caller unchanged; a failure of the eviction is added to it as a suppressed exception.
     */
    ALWAYS
}
