package dev.larder.runtime.redisson.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A step of the protocol as a Lua script. It runs atomically on one declared key, and it is idempotent, since a client may
 * send it twice. One command can run it on several keys of a server, which is atomic for each key alone.
 */
public enum LuaScript {
    READ_WITH_TTL("", "read-with-ttl"),
    ACQUIRE("signature", "acquire", "acquire-empty"),
    UPDATE("signature", "update", "update-empty", Removing.YES),
    STORE("signature", "store", "store-leased", Removing.YES),
    RELEASE("signature", "release"),
    REMAINING("signature", "remaining"),
    EXPIRE("signature", "expire", "", Removing.YES),
    EVICT_VALUE("signature", "evict-value", "", Removing.YES),
    INDEX("signature", "index"),
    PRUNE("", "prune"),
    UNINDEX("", "unindex"),
    UNLINK("", "unlink"),
    GROUP("", "group"),
    TAG("signature index", "tag"),
    EVICT_TAG("signature index", "evict-tag"),
    TRACED_GROUP("traces trace-group", "group"),
    TRACE("traces", "trace"),
    EVICT("traces", "evict"),
    UNEVICTED("traces", "unevicted");

    /** Whether a step takes something from near caches, which is told at the end of the run. */
    private enum Removing {
        YES,
        NO
    }

    private static final String NO_SHORTCUT = "local shortcut = nil\n";

    private static final String NOTHING_TO_TELL = "local function tell() end\n";

    /** Replies in the usual case before the step does more work. */
    private static final String TAKE_SHORTCUT =
            "local quick = shortcut(KEYS[1], ARGV)\nif quick then\n    return { quick }\nend\n";

    private static final String TELL_AFTER_STEP = "local reply = step(KEYS, ARGV)\ntell()\nreturn reply\n";

    private final ScriptSource one;

    private final ScriptSource many;

    private final ScriptSource indexed;

    LuaScript(String needed, String step) {
        this(needed, step, "");
    }

    LuaScript(String needed, String step, String shortcut) {
        this(needed, step, shortcut, Removing.NO);
    }

    /**
     * @param needed the scripts that come before the step, separated by blanks, mostly with functions that it calls; {@code index} is one
     *     itself
     * @param shortcut the script that is tried first on each key, or nothing
     */
    LuaScript(String needed, String step, String shortcut, Removing removing) {
        String start = start(needed);
        String body = read(step);
        String quick = shortcut.isEmpty() ? "" : shortcut(shortcut);
        String quickly = quick.isEmpty() ? "" : TAKE_SHORTCUT;
        String removals = removing == Removing.YES ? read("removals") : "";
        String telling = removals.isEmpty() ? NOTHING_TO_TELL : removals;
        String anyShortcut = quick.isEmpty() ? NO_SHORTCUT : quick;
        this.one = ScriptSource.of(
                removals.isEmpty()
                        ? start + quick + quickly + body
                        : start + removals + quick + function("step", "KEYS, ARGV", quickly + body) + TELL_AFTER_STEP);
        this.many =
                ScriptSource.of(start + telling + function("step", "KEYS, ARGV", body) + anyShortcut + read("many"));
        this.indexed = ScriptSource.of(read("signature")
                + telling
                + function("index", "KEYS, ARGV", read("index"))
                + function("step", "KEYS, ARGV", body)
                + anyShortcut
                + read("indexed"));
    }

    /** Returns the source that runs the step on one key. */
    ScriptSource one() {
        return one;
    }

    /** Returns the source that runs the step on several keys, with the arguments of {@link SharedArguments}. */
    ScriptSource many() {
        return many;
    }

    /** Returns the source that indexes keys and runs the step on them, on a server that has all keys and index sets. */
    ScriptSource indexed() {
        return indexed;
    }

    private static String start(String needed) {
        StringBuilder start = new StringBuilder();
        for (String name : needed.isEmpty() ? new String[0] : needed.split(" ")) {
            start.append(name.equals("index") ? function(name, "KEYS, ARGV", read(name)) : read(name));
        }
        return start.toString();
    }

    private static String shortcut(String file) {
        return function("shortcut", "key, ARGV", read(file));
    }

    private static String function(String name, String parameters, String body) {
        return "local function " + name + "(" + parameters + ")\n" + body + "end\n";
    }

    private static String read(String name) {
        String resource = name + ".lua";
        try (InputStream in = LuaScript.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing beside " + LuaScript.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
