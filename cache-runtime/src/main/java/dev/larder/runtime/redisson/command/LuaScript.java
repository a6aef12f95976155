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
    READ_WITH_TTL("read-with-ttl"),
    ACQUIRE("signature", "acquire", "acquire-empty"),
    UPDATE("signature", "update", "acquire-empty"),
    STORE("signature", "store", "store-leased"),
    RELEASE("signature", "release"),
    REMAINING("signature", "remaining"),
    EXPIRE("signature", "expire"),
    INDEX("signature", "index"),
    PRUNE("prune"),
    UNINDEX("unindex");

    private static final String NO_SHORTCUT = "local shortcut = nil\n";

    /** Replies in the usual case before the step does more work. */
    private static final String TAKE_SHORTCUT =
            "local quick = shortcut(KEYS[1], ARGV)\nif quick then\n    return { quick }\nend\n";

    private final ScriptSource one;

    private final ScriptSource many;

    private final ScriptSource indexed;

    LuaScript(String step) {
        String body = read(step);
        this.one = ScriptSource.of(body);
        this.many = many("", body, NO_SHORTCUT);
        this.indexed = indexed(body, NO_SHORTCUT);
    }

    /** @param needed the script whose functions the step calls */
    LuaScript(String needed, String step) {
        String start = read(needed);
        String body = read(step);
        this.one = ScriptSource.of(start + body);
        this.many = many(start, body, NO_SHORTCUT);
        this.indexed = indexed(body, NO_SHORTCUT);
    }

    /** @param shortcut the script that is tried first on each key */
    LuaScript(String needed, String step, String shortcut) {
        String start = read(needed);
        String body = read(step);
        String quick = shortcut(shortcut);
        this.one = ScriptSource.of(start + quick + TAKE_SHORTCUT + body);
        this.many = many(start, body, quick);
        this.indexed = indexed(body, quick);
    }

    /** Makes the step a function, so that KEYS and ARGV are its parameters. */
    private static ScriptSource many(String start, String step, String shortcut) {
        return ScriptSource.of(start + function("step", "KEYS, ARGV", step) + shortcut + read("many"));
    }

    private static ScriptSource indexed(String step, String shortcut) {
        return ScriptSource.of(read("signature")
                + function("index", "KEYS, ARGV", read("index"))
                + function("step", "KEYS, ARGV", step)
                + shortcut
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
