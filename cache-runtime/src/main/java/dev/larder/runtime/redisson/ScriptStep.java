package dev.larder.runtime.redisson;

import java.util.List;

/**
 * A script to run on one key, among others.
 *
 * @param arguments texts, numbers or byte arrays; as many as for any other key of the same run
 */
record ScriptStep(String key, List<Object> arguments) {

    static ScriptStep on(String key, Object... arguments) {
        return new ScriptStep(key, List.of(arguments));
    }

    /** About how many bytes it takes in the command. */
    long weight() {
        long weight = key.length();
        for (Object argument : arguments) {
            weight += argument instanceof byte[] bytes ? bytes.length : 16;
        }
        return weight;
    }
}
