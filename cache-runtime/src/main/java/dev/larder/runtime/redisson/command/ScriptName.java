package dev.larder.runtime.redisson.command;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of a script that a command runs, for observers.
 *
 * @param form how the script takes its keys
 */
record ScriptName(String name, Form form) {

    private static final Map<String, ScriptName> BY_SOURCE = bySource();

    /** Stands in the names of sets, which the indexed form takes behind the key that they list, and in no key. */
    private static final String IN_SET = "#";

    private enum Form {
        ONE_KEY,
        EACH_KEY,
        KEYS_AND_SETS
    }

    /** Returns the script that a command runs, or {@code null} when it runs none that is known. */
    static @Nullable ScriptName of(String command, Object[] arguments) {
        return command.equals("EVALSHA") || command.equals("EVAL") ? BY_SOURCE.get(text(arguments[0])) : null;
    }

    /** Returns on how many keys the script does its work. */
    int operations(Object[] arguments) {
        int keys = Integer.parseInt(text(arguments[1]));
        if (form == Form.KEYS_AND_SETS) {
            int sets = 0;
            for (int i = 0; i < keys; i++) {
                sets += text(arguments[2 + i]).contains(IN_SET) ? 1 : 0;
            }
            return keys - sets;
        }
        return form == Form.EACH_KEY ? keys : 1;
    }

    private static String text(Object argument) {
        return Arguments.text((byte[]) argument);
    }

    private static Map<String, ScriptName> bySource() {
        Map<String, ScriptName> names = new HashMap<>();
        for (LuaScript script : LuaScript.values()) {
            String name = script.name().toLowerCase(Locale.ROOT);
            add(names, script.one(), new ScriptName(name, formOfOne(script)));
            add(names, script.many(), new ScriptName(name, Form.EACH_KEY));
            add(names, script.indexed(), new ScriptName(name, Form.KEYS_AND_SETS));
        }
        return Map.copyOf(names);
    }

    private static Form formOfOne(LuaScript script) {
        return switch (script) {
            case UNLINK -> Form.EACH_KEY;
            case EVICT -> Form.KEYS_AND_SETS;
            default -> Form.ONE_KEY;
        };
    }

    private static void add(Map<String, ScriptName> names, ScriptSource source, ScriptName name) {
        names.put(source.sha(), name);
        names.put(source.text(), name);
    }
}
