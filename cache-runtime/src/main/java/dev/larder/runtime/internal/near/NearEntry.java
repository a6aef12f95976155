package dev.larder.runtime.internal.near;

import dev.larder.runtime.spi.near.NearLink.Subscription;
import java.util.Arrays;

/**
 * An answer that is kept near: as the store holds it, or as a decoded value. The one that reads it knows their types. Thread-safe.
 *
 * <p>It holds the parts of its {@link NearStamp} itself, with room for the places of a key of three segments. A random read pays for
 * each object that it has to fetch from memory more than for all comparisons.
 */
public final class NearEntry {

    /** About the size of an entry without its key and value, in bytes. */
    private static final int OVERHEAD = 160;

    /** Number of places that need no array. */
    private static final int OWN_PLACES = 4;

    private static final int[] NONE = {};

    /** No total of the counters. */
    private static final long UNKNOWN = -1;

    private final Subscription subscription;

    private final int sum;

    private final int place0;

    private final int place1;

    private final int place2;

    private final int place3;

    private final int[] furtherPlaces;

    private final Object owner;

    private final long sinceNanos;

    private final long lifeNanos;

    private final int weight;

    /**
     * A total of the counters at which the counts were the same as in the stamp. A race only lets two threads write one of two true
     * totals, and the older one costs another look at the counts.
     */
    private volatile long currentAt = UNKNOWN;

    /** A race only lets two threads replace it by equal values, each safe to publish. */
    private volatile Object content;

    /**
     * Whether the content is a decoded value. It tells so without a look at the object, which may have to be fetched from memory. Set
     * after the content, so that it is never true too early.
     */
    private volatile boolean decoded;

    /**
     * Creates an entry.
     *
     * @param stamp was taken before the command was sent whose answer this is
     * @param owner the method that understands the content; compared by identity
     * @param stored the answer as the store holds it
     * @param sinceNanos the moment from which on the answer is known to be in the store
     * @param lifeNanos the maximum time from then on for which it is served
     * @param bytes number of bytes of the stored value
     */
    public NearEntry(NearStamp stamp, Object owner, Object stored, long sinceNanos, long lifeNanos, int bytes) {
        int[] places = stamp.places();
        this.subscription = stamp.subscription();
        this.sum = stamp.sum();
        this.place0 = place(places, 0);
        this.place1 = place(places, 1);
        this.place2 = place(places, 2);
        this.place3 = place(places, 3);
        this.furtherPlaces = places.length > OWN_PLACES ? Arrays.copyOfRange(places, OWN_PLACES, places.length) : NONE;
        this.owner = owner;
        this.content = stored;
        this.sinceNanos = sinceNanos;
        this.lifeNanos = lifeNanos;
        this.weight = OVERHEAD + 2 * stamp.key().length() + bytes;
    }

    private static int place(int[] places, int i) {
        return i < places.length ? places[i] : RemovalCounters.UNUSED;
    }

    /** Returns about the number of bytes that the entry takes. */
    int weight() {
        return weight;
    }

    /** Returns whether a method understands the content. */
    @SuppressWarnings("ReferenceEquality") // of methods, which are compared by identity
    public boolean isOf(Object method) {
        return owner == method;
    }

    /** Returns whether the time of the entry is over, or the time that a reader of it allows. */
    boolean isPast(long nanos, long allowedNanos) {
        long age = nanos - sinceNanos;
        return age >= lifeNanos || age >= allowedNanos;
    }

    /** Returns whether each removal was counted that ended before a moment. */
    boolean isProvenSince(long nanoTime) {
        return subscription.isProvenSince(nanoTime);
    }

    /** Returns whether nothing was removed since the stamp was taken. */
    boolean isCurrent(RemovalCounters counters) {
        long total = counters.total();
        if (total == currentAt) {
            return true;
        }
        int now = counters.count(place0) + counters.count(place1) + counters.count(place2) + counters.count(place3);
        boolean same = now + counters.sum(furtherPlaces) == sum;
        if (same) {
            currentAt = total;
        }
        return same;
    }

    /** Returns whether the content is a decoded value. While it is not, the content may become one at any time. */
    public boolean isDecoded() {
        return decoded;
    }

    /** Returns what is kept. */
    public Object content() {
        return content;
    }

    /** Replaces the answer of the store by the value that it is decoded to. */
    public void decodeTo(Object value) {
        content = value;
        decoded = true;
    }

    /** Returns only the weight, since values must not appear in logs. */
    @Override
    public String toString() {
        return "NearEntry[" + weight + " bytes]";
    }
}
