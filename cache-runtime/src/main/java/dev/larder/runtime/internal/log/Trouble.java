package dev.larder.runtime.internal.log;

/** The kinds of trouble that are logged. */
public enum Trouble {
    /** A command of a read or of an update failed; the call went on without the cache. */
    COMMAND_FAILED("Cache command failed; the call went on without the cache"),
    /** An eviction failed. Until it is repeated, other JVMs may read stale values. */
    EVICTION_FAILED("Eviction failed and is pending; other JVMs may read stale values until it is repeated"),
    /** The condition of an eviction threw after the method had run; the eviction is made. */
    EVICTION_CONDITION_FAILED("The condition of an eviction threw after the method had run; the eviction is made"),
    /** The value of an eviction's placeholder could not be computed after the method had run; all values are evicted. */
    EVICTION_PATH_FAILED(
            "A value in the key of an eviction threw after the method had run; the keys of all values are evicted"),
    /** Too many evictions are pending. */
    EVICTIONS_WIDENED("Too many evictions are pending; some are merged into a wider one"),
    /** Closed while evictions were pending. */
    EVICTIONS_LOST("Closed with evictions pending; stale values may be read until their TTL ends"),
    /** The breaker opened. */
    STORE_AWAY("The store fails; calls on its keys go on without the cache until it answers again"),
    /** The breaker closed. */
    STORE_BACK("The store answers again"),
    /** No key can be made of the arguments of a call, which goes past the cache. */
    KEY_FAILED("No key can be made of the arguments of a call; it goes past the cache"),
    /** A tag of a loaded value cannot be made, so that the value is not cached. */
    TAG_FAILED("A tag of a loaded value cannot be made; the value is not cached"),
    /** A value is larger than allowed. */
    VALUE_TOO_LARGE("Value is larger than maxValueSize and is not cached"),
    /** A listener threw. */
    LISTENER_FAILED("Cache listener threw an exception, which it must not"),
    /** A loaded value cannot be written and is not cached. */
    VALUE_UNSUPPORTED("Value cannot be written and is not cached"),
    /** A load failed or took too long, and a value past its TTL was served. */
    STALE_SERVED("Load failed; a stale value was served"),
    /** A load in the background failed. Calls go on with the present value. */
    REFRESH_FAILED("Refresh failed; the present value is served further"),
    /** A stored value is damaged, or another version of its class wrote it. The call loads the value. */
    VALUE_REJECTED("Stored value rejected; the call loads the value"),
    /** A method loads within a transaction, whose rows may not be the latest committed ones. */
    UNSTORED_IN_TRANSACTION("Loads of this method within a transaction are not stored"),
    /** The store leaves no traces of evictions. */
    NO_TRACES("The store leaves no traces of evictions; what is loaded in the snapshot of a transaction is not stored"),
    /** A stored value comes back as another one than the method returned. */
    VALUE_DIFFERS("Stored value comes back as another one"),
    /** A stored value cannot be read back. From then on the method's values are read back before they are stored. */
    VALUE_UNREADABLE("Stored value cannot be read back"),
    /** An audit found another value in the source than in the store. */
    FOUND_STALE("Audit found a stale value: the source says something else"),
    /** The load of an audit threw. */
    AUDIT_FAILED("The load of an audit threw; its key was not checked"),
    /** The source gave another value at each look of an audit. */
    AUDIT_INCOMPARABLE("Audit ended without a verdict: the source gave another value each time"),
    /** A method keeps values near, and its store cannot tell of removals. */
    NEAR_UNSUPPORTED("The near cache is off for this method"),
    /** The near cache has lost its link, or may not have one. */
    NEAR_OFF("The near cache is not linked to the store; calls ask the store until it is"),
    /** The near cache has its link again. */
    NEAR_ON("The near cache is linked to the store again");

    private final String description;

    Trouble(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
