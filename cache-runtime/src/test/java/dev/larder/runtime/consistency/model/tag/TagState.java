package dev.larder.runtime.consistency.model.tag;

/**
 * A state of the model: an order of a tenant that belongs to one of two customers, the key of the order, the tag of each customer and of
 * the tenant, which are on servers of their own, and the traces of the key. A value is a version of the order and one of its customer.
 */
final class TagState {

    /** The tags of both customers, by their numbers, and the tenant's. */
    static final int TAGS = 3;

    /** The tag of the argument. */
    static final int TENANT = 2;

    static final int NONE = -1;

    final int[] fields;

    /** The step that led here. */
    String what = "begins";

    TagState(int calls) {
        fields = new int[Field.VALUES + calls * Progress.VALUES];
    }

    private TagState(int[] fields) {
        this.fields = fields;
    }

    TagState after(String what) {
        TagState next = new TagState(fields.clone());
        next.what = what;
        return next;
    }

    int get(Field field) {
        return fields[field.ordinal()];
    }

    void set(Field field, int value) {
        fields[field.ordinal()] = value;
    }

    /** Returns a field of a customer, or of its tag. */
    int get(Field first, int customer) {
        return fields[first.ordinal() + customer];
    }

    void set(Field first, int customer, int value) {
        fields[first.ordinal() + customer] = value;
    }

    int get(int call, Progress of) {
        return fields[Field.VALUES + call * Progress.VALUES + of.ordinal()];
    }

    void set(int call, Progress of, int value) {
        fields[Field.VALUES + call * Progress.VALUES + of.ordinal()] = value;
    }

    boolean holdsValue() {
        return get(Field.VALUE_CUSTOMER) != NONE && get(Field.VALUE_ENDS) > get(Field.NOW);
    }

    boolean isLeased() {
        return get(Field.LEASE) != NONE && get(Field.LEASE_ENDS) > get(Field.NOW);
    }

    void empty() {
        set(Field.VALUE_CUSTOMER, NONE);
        set(Field.VALUE_ORDER, 0);
        set(Field.VALUE_VERSION, 0);
        set(Field.VALUE_ENDS, 0);
        set(Field.LEASE, NONE);
        set(Field.LEASE_ENDS, 0);
    }

    /** The rows, the key and the tags. Where there are several fields, there is one for each customer, or each tag. */
    enum Field {
        NOW,
        /** The version of the order, and whose it is. */
        ORDER,
        CUSTOMER,
        /** The version of each customer. */
        VERSION_0,
        VERSION_1,
        /** What evictions that have returned allow at the least. */
        ORDER_FLOOR,
        FLOOR_0,
        FLOOR_1,
        VALUE_ORDER,
        VALUE_CUSTOMER,
        VALUE_VERSION,
        VALUE_ENDS,
        /** The call that has the lease. */
        LEASE,
        LEASE_ENDS,
        /** The time until which each tag has the key. */
        LISTED_0,
        LISTED_1,
        LISTED_TENANT,
        /** The time of each tag's last eviction. */
        TRACE_0,
        TRACE_1,
        TRACE_TENANT,
        /** The time of the last trace of the key. */
        KEY_TRACE;

        static final int VALUES = values().length;
    }

    /** What a call has done. */
    enum Progress {
        STEP,
        /** The time since which a trace refuses the store. */
        SINCE,
        ORDER,
        CUSTOMER,
        VERSION,
        /** Whether an eviction has found the key, or a load has stored it. */
        FOUND,
        /** The tags under which the loaded value is listed, as bits. */
        LISTED;

        static final int VALUES = values().length;
    }
}
