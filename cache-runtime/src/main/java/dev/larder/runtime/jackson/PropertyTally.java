package dev.larder.runtime.jackson;

import com.fasterxml.jackson.databind.DeserializationContext;

/**
 * How many required properties of the bean that is being read have come so far; one for each reading of a value, so that
 * it needs no synchronisation.
 */
final class PropertyTally {

    private int count;

    static PropertyTally of(DeserializationContext context) {
        PropertyTally tally = (PropertyTally) context.getAttribute(PropertyTally.class);
        if (tally == null) {
            tally = new PropertyTally();
            context.setAttribute(PropertyTally.class, tally);
        }
        return tally;
    }

    /** Begins a bean within another one and returns the outer one's count. */
    int begin() {
        int outer = count;
        count = 0;
        return outer;
    }

    /** Ends a bean, returns its count and goes on with the outer one's. */
    int end(int outer) {
        int own = count;
        count = outer;
        return own;
    }

    void add() {
        count++;
    }
}
