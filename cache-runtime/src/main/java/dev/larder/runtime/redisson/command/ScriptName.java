package dev.larder.runtime.redisson.command;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of a script that a command runs, for observers.
 *
 * @param each whether the script does the same on each of its keys
 */
record ScriptName(String name, boolean each) {

    private static final Map<String, ScriptName> BY_SOURCE = bySource();

    /** Returns the script that a command runs, or {@code null} when it runs none that is known. */
    static @Nullable ScriptName of(String command, Object[] arguments) {
        return command.equals("EVALSHA") || command.equals("EVAL")
                ? BY_SOURCE.get(Arguments.text((byte[]) arguments[0]))
                : null;
    }

    /** Returns on how many keys the script does its work. */
    int operations(Object[] arguments) {
        return each ? Integer.parseInt(Arguments.text((byte[]) arguments[1])) : 1;
    }

    private static Map<String, ScriptName> bySource() {
        Map<String, ScriptName> names = new HashMap<>();
        for (LuaScript script : LuaScript.values()) {
            String name = script.name().toLowerCase(Locale.ROOT);
            add(names, script.one(), new ScriptName(name, false));
            add(names, script.many(), new ScriptName(name, true));
        }
        // Its keys are leased keys and their index sets.
        add(names, LuaScript.indexedAcquire(), new ScriptName("acquire", false));
        return Map.copyOf(names);
    }

    private static void add(Map<String, ScriptName> names, ScriptSource source, ScriptName name) {
        names.put(source.sha(), name);
        names.put(source.text(), name);
    }
}
