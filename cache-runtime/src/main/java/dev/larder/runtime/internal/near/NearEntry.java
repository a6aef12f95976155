package dev.larder.runtime.internal.near;

/**
 * An answer that is kept near. The one that reads it decides what the content is. Thread-safe, as far as the content may be replaced
 * by another form of itself.
 */
public final class NearEntry {

    /** About the size of an entry without its key and value, in bytes. */
    private static final int OVERHEAD = 200;

    private final NearStamp stamp;

    private final Object owner;

    private final long sinceNanos;

    private final long lifeNanos;

    private final int weight;

    /** A race only lets two threads replace it by equal content, each safe to publish. */
    private volatile Object content;

    /**
     * Creates an entry.
     *
     * @param stamp was taken before the command was sent whose answer this is
     * @param owner the method that understands the content; compared by identity
     * @param sinceNanos the moment from which on the answer is known to be in the store
     * @param lifeNanos the maximum time from then on for which it is served
     * @param bytes number of bytes of the stored value
     */
    public NearEntry(NearStamp stamp, Object owner, Object content, long sinceNanos, long lifeNanos, int bytes) {
        this.stamp = stamp;
        this.owner = owner;
        this.content = content;
        this.sinceNanos = sinceNanos;
        this.lifeNanos = lifeNanos;
        this.weight = OVERHEAD + 2 * stamp.key().length() + bytes;
    }

    NearStamp stamp() {
        return stamp;
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

    /** Returns what is kept. */
    public Object content() {
        return content;
    }

    /** Replaces the content by another form of the same. */
    public void become(Object form) {
        content = form;
    }

    /** Returns only the weight, since values must not appear in logs. */
    @Override
    public String toString() {
        return "NearEntry[" + weight + " bytes]";
    }
}
