package dev.larder.runtime.consistency.model.near;

/** The parts of the near cache's protocol. {@code BrokenNearProtocolTest} shows for each what breaks without it. */
enum NearRule {

    /** A near cache answers only while a PONG proves that it has applied all messages of before the bound. */
    READS_ARE_PROVEN,

    /** A read looks at the proof first and compares the stamps then: what the proof covers is applied by that time. */
    PROOF_BEFORE_STAMPS,

    /** A PONG proves the time at which its PING was sent, and not that at which it arrives. */
    PROOF_IS_OF_THE_SENDING,

    /** Messages and PONGs of a connection are applied in the order in which they come. */
    PONGS_KEEP_THE_ORDER,

    /** A connection sends its first PING after its subscription was acknowledged. */
    PINGS_FOLLOW_THE_SUBSCRIPTION,

    /** What was filled before a connection was lost is not read after the next one is made. */
    CONNECTIONS_BEGIN_A_GENERATION,

    /** A generation begins when the subscription is acknowledged, and not when it is asked for. */
    GENERATIONS_FOLLOW_THE_SUBSCRIPTION,

    /** An entry is put only if its stamps are unchanged. */
    FILLS_ARE_STAMPED,

    /** The stamps of a fill are read before its command is sent, and not when its reply arrives. */
    STAMPS_PRECEDE_THE_COMMAND,

    /** An eviction invalidates the entry of its own JVM after it was acknowledged, and not only before it is sent. */
    OWN_EVICTIONS_INVALIDATE_AFTERWARDS,

    /** A message is published behind the removal. */
    MESSAGES_FOLLOW_THE_REMOVAL,

    /** A message is published also where the server had nothing to remove, since a near cache may have kept it. */
    MESSAGES_TELL_WHAT_WAS_ASKED,

    /** An update publishes that it empties the key. */
    UPDATES_PUBLISH,

    /** A key whose eviction is pending is not read from the near cache. */
    PENDING_KEYS_ARE_NOT_READ,

    /** An eviction that is repeated publishes as well. */
    REPETITIONS_PUBLISH,

    /** An eviction that is repeated invalidates the own entry before it is pending no longer. */
    REPETITIONS_INVALIDATE,

    /** A strict eviction waits for the confirmation of each receiver, not of any. */
    STRICT_EVICTIONS_COUNT,

    /** A strict eviction also waits for links that were lost a moment ago: what they have proven still holds for the bound. */
    STRICT_EVICTIONS_KNOW_LOST_LINKS,

    /** A strict eviction trusts what it knows of links only where it has known that for longer than what others may have proven. */
    STRICT_EVICTIONS_TRUST_OLD_LINKS_ONLY,

    /** A link sends its first PING after whoever evicts strictly knows it. A proof from before could outlive a link that nobody knows. */
    LINKS_ARE_KNOWN_FIRST,

    /** A strict eviction waits for the bound since its removal was acknowledged, and not since it was sent. */
    STRICT_EVICTIONS_WAIT_FROM_THE_REPLY,

    /** A link confirms after it has applied what came before it was asked. */
    CONFIRMATIONS_KEEP_THE_ORDER
}
