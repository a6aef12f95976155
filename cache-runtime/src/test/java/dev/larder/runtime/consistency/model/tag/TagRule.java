package dev.larder.runtime.consistency.model.tag;

/** The parts of the protocol of tags. {@link TagProtocolTest} shows for each what breaks without it. */
enum TagRule {

    /** A listing under a tag of the result reads the trace of the tag's last eviction, which may refuse the store. */
    LISTINGS_READ_TRACES,

    /** A key is listed under the tags of a value before the value is stored, and not after. */
    LISTED_BEFORE_STORED,

    /** An eviction leaves its trace before it reads the keys of the tag, or in the same step. */
    TRACES_PRECEDE_THE_READING,

    /** A trace counts when it was left since the lease was requested, and not only since the load has ended. */
    TRACES_COUNT_SINCE_THE_LEASE,

    /** A trace that is as old as the lease refuses as well. */
    EQUAL_AGES_REFUSE,

    /** A load that takes longer than traces last is not stored. */
    LOADS_LAST_NO_LONGER_THAN_TRACES,

    /** An eviction removes the keys that it finds also where they hold a mere lease. */
    EVICTIONS_REVOKE_LEASES,

    /** A value is listed for the time of its lease as well, since it may be stored at the end of that. */
    LISTINGS_COVER_THE_LEASE,

    /** The time of a listing is prolonged by a later value that lives longer, and never cut. */
    LISTINGS_ARE_PROLONGED,

    /** An update takes its lease before its method changes anything. */
    UPDATES_LEASE_FIRST,

    /** What a transaction loads is refused for traces since the transaction began, and not only since its lease. */
    SNAPSHOTS_COUNT_FROM_THE_BEGIN,

    /** The begin of a transaction is taken before its snapshot, and before its session remembers anything. */
    THE_BEGIN_COMES_BEFORE_THE_SNAPSHOT,

    /** What a transaction loads is listed once more under the tags of its arguments, which reads their traces. */
    SNAPSHOTS_ASK_FOR_TAGS_OF_ARGUMENTS,

    /** A transaction asks for the traces of its key when it has its lease. */
    SNAPSHOTS_ASK_FOR_THE_KEY,

    /** An eviction of a key leaves its trace before it removes the key. */
    TRACES_PRECEDE_THE_REMOVAL
}
