package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.databind.DeserializationContext;
import java.util.BitSet;

/**
 * Which required properties of the bean that is being read have come so far; one for each reading of a value, so that it
 * needs no synchronisation.
 */
final class PropertyTally {

    private BitSet present = new BitSet();

    static PropertyTally of(DeserializationContext context) {
        PropertyTally tally = (PropertyTally) context.getAttribute(PropertyTally.class);
        if (tally == null) {
            tally = new PropertyTally();
            context.setAttribute(PropertyTally.class, tally);
        }
        return tally;
    }

    /** Begins a bean within another one and returns what the outer one has. */
    BitSet begin() {
        BitSet outer = present;
        present = new BitSet();
        return outer;
    }

    /** Ends a bean, returns the number of the first one that it lacks, and goes on with the outer one. */
    int end(BitSet outer, int required) {
        int missing = present.nextClearBit(0);
        present = outer;
        return Math.min(missing, required);
    }

    /** @param property its number in the bean; one that comes again counts once */
    void add(int property) {
        present.set(property);
    }
}
