package dev.larder.runtime.consistency.model;

/** The parts of the protocol that look dispensable. {@code BrokenProtocolTest} shows for each what breaks without it. */
enum Rule {

    /** A loaded value is stored only in place of the load's own lease, not by a plain SET. */
    STORES_NEED_A_LEASE,

    /** A key that holds nothing refuses a store, since its lease was removed. */
    AN_EMPTY_KEY_REFUSES,

    /** A lease behind a value refuses a store once its deadline has passed, though it still stands there. */
    AN_EXPIRED_LEASE_REFUSES,

    /** The server adds to each signature what makes it unlike any before; a client's token alone can come back late. */
    THE_SERVER_COMPLETES_SIGNATURES,

    /** A call that waited in vain for another load does not store its own value, not even under an empty key. */
    WAITERS_DO_NOT_STORE,

    /** A key is listed before its load begins. */
    LISTED_BEFORE_LOADED,

    /** A listing covers the lease as well as the time to live after it. */
    LISTINGS_COVER_THE_LEASE,

    /** A listing lasts longer than its key by more than a round trip, since listing and lease are two commands. */
    LISTINGS_HAVE_A_MARGIN,

    /**
     * On one server a listing and a lease take effect in one run, so that nothing comes between the two, not even a command
     * that removes all data.
     */
    LISTED_AND_LEASED_AT_ONCE,

    /** A lease that ends later than one that begins now counts as ended: the server's clock was set back. */
    LEASES_LAST_NO_LONGER_THAN_THEIR_LENGTH,

    /**
     * A restart without data breaks the round trip in which a listing and an acquisition travel: both take effect in the
     * same run of the server, or the load is not stored.
     */
    A_RESTART_BREAKS_ROUND_TRIPS,

    /** Evicting a group leaves its listing alone. */
    EVICTION_KEEPS_LISTINGS,

    /** A member leaves a listing when its time is over, not when its key is seen to be gone. */
    PRUNED_BY_SCORE_ONLY,

    /** A load sees the row as it is while it runs, not as it was in a transaction's snapshot from before. */
    LOADS_SEE_THE_PRESENT,

    /** A load from a snapshot is refused for traces since its transaction began, not only since its lease. */
    SNAPSHOTS_COUNT_FROM_THE_BEGIN,

    /** The begin of a transaction is taken before its snapshot can be. */
    THE_BEGIN_COMES_BEFORE_THE_SNAPSHOT,

    /** An eviction leaves its trace before it removes anything. */
    TRACES_COME_BEFORE_THE_REMOVAL,

    /** The listing of a group is read after the trace, which a load that is listed later sees. */
    GROUPS_ARE_READ_AFTER_THE_TRACE,

    /** A load asks for traces when it has its lease. */
    TRACES_ARE_ASKED_FOR_AFTER_THE_LEASE,

    /** An update leaves its trace after its change, not beside its lease. */
    UPDATES_ARE_TRACED_AFTER_THE_CHANGE,

    /** An update leaves its trace before its value is stored, since the value may go again at once. */
    UPDATES_ARE_TRACED_BEFORE_THE_STORE,

    /** An update whose trace fails does not store. */
    UNTRACED_UPDATES_DO_NOT_STORE,

    /** A server that has lost its traces does not look like one that never had any. */
    LOST_TRACES_ARE_KNOWN,

    /** A load from a snapshot shares only what the store accepted. */
    SNAPSHOTS_SHARE_STORED_VALUES_ONLY,

    /** An eviction comes after the change that it is for. */
    EVICTS_AFTER_THE_CHANGE,

    /** A group's listing is read after the change as well, not prepared before it. */
    GROUPS_ARE_READ_AFTER_THE_CHANGE,

    /** An update takes the lease before it calls the method, so it has to know its key by then. */
    UPDATES_LEASE_FIRST,

    /** An update whose store is refused, or gets no answer, removes the key. */
    REFUSED_UPDATES_UNLINK,

    /** A call that joined a flight after its load had begun shares the value only if the store accepted it. */
    LATE_JOINERS_NEED_AN_ACCEPTED_STORE,

    /** No call joins a flight once its store is sent. */
    JOINING_ENDS_BEFORE_THE_STORE,

    /** A flight leaves the map before it refuses calls, so that a call which it refuses can begin another one at once. */
    FLIGHTS_LEAVE_THE_MAP_FIRST,

    /** A call waits for the loads of others only after its own load has ended. */
    OWN_LOADS_COME_FIRST,

    /** A call keeps leading the flights of keys that another process loads only while it waits for nothing else. */
    FLIGHTS_ARE_HELD_ONLY_ALONE,

    /** A call does not join a flight that its own thread leads: its loader asked for a key that it is loading. */
    OWN_FLIGHTS_ARE_NOT_JOINED,

    /** A load gives back only leases that it has not used. */
    LEASES_ARE_RELEASED_LAST,

    /** A load whose caller has given up stores by its lease, as any load does. */
    ABANDONED_LOADS_STORE_UNDER_THEIR_LEASE,

    /** Reads go to the master; a replica may lag behind. */
    READS_GO_TO_THE_MASTER,

    /** A refresh stores in place of its lease, as any load does. */
    REFRESHES_STORE_UNDER_THEIR_LEASE,

    /** A refresh gets its lease only while the key holds a value. */
    REFRESHES_NEED_A_VALUE,

    /** The lease request asks again whether the value is old, since another call may have replaced it. */
    CLAIMS_LOOK_AT_THE_AGE,

    /** An old value with a live lease is being loaded already. */
    CLAIMS_RESPECT_LEASES,

    /** A failed load leaves a stale value where it is, and never puts it back. */
    STALE_VALUES_ARE_NOT_PUT_BACK,

    /** A stale value is for the call that read it. Its followers may have begun after an eviction. */
    STALE_VALUES_ARE_NOT_SHARED
}
