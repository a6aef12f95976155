package dev.larder.runtime.consistency.model;

import java.util.EnumSet;
import java.util.Set;

/** The rules that hold. */
record Rules(Set<Rule> all) {

    static final Rules WHOLE_PROTOCOL = new Rules(EnumSet.allOf(Rule.class));

    static Rules without(Rule broken) {
        return new Rules(EnumSet.complementOf(EnumSet.of(broken)));
    }

    boolean hold(Rule rule) {
        return all.contains(rule);
    }
}
