package dev.larder.runtime.consistency.model.near;

import java.util.EnumSet;
import java.util.Set;

/** The rules that hold. */
record NearRules(Set<NearRule> all) {

    static final NearRules WHOLE_PROTOCOL = new NearRules(EnumSet.allOf(NearRule.class));

    static NearRules without(NearRule broken) {
        return new NearRules(EnumSet.complementOf(EnumSet.of(broken)));
    }

    boolean hold(NearRule rule) {
        return all.contains(rule);
    }
}
