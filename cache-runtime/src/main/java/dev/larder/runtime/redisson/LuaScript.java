package dev.larder.runtime.redisson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A step of the protocol as the server runs it: atomic, on its one declared key, and idempotent, since a client may send
 * it twice. Several keys of one server can take it in one command, which is atomic for each key as well.
 */
enum LuaScript {
    AGED("aged"),
    ACQUIRE("signature", "acquire", "acquire-empty"),
    UPDATE("signature", "update", "acquire-empty"),
    STORE("signature", "store", "store-leased"),
    RELEASE("signature", "release"),
    REMAINING("signature", "remaining"),
    EXPIRE("signature", "expire"),
    LIST("signature", "list"),
    PRUNE("prune"),
    UNLIST("unlist");

    private static final String NO_SHORTCUT = "local shortcut = nil\n";

    /** Answers in the usual case, before a step does more than that needs. */
    private static final String TAKE_SHORTCUT =
            "local quick = shortcut(KEYS[1], ARGV)\nif quick then\n    return { quick }\nend\n";

    private final ScriptSource one;

    private final ScriptSource many;

    LuaScript(String step) {
        String body = read(step);
        this.one = ScriptSource.of(body);
        this.many = many("", body, NO_SHORTCUT);
    }

    /** @param needed what the step calls */
    LuaScript(String needed, String step) {
        String start = read(needed);
        String body = read(step);
        this.one = ScriptSource.of(start + body);
        this.many = many(start, body, NO_SHORTCUT);
    }

    /** @param shortcut what is tried first on each key */
    LuaScript(String needed, String step, String shortcut) {
        String start = read(needed);
        String body = read(step);
        String quick = shortcut(shortcut);
        this.one = ScriptSource.of(start + quick + TAKE_SHORTCUT + body);
        this.many = many(start, body, quick);
    }

    /** The step takes KEYS and ARGV from its parameters then. */
    private static ScriptSource many(String start, String step, String shortcut) {
        return ScriptSource.of(start + function("step", "KEYS, ARGV", step) + shortcut + read("many"));
    }

    /** Returns the source that takes the step on one key. */
    ScriptSource one() {
        return one;
    }

    /** Returns the source that takes the step on several keys; {@link SharedArguments} spells its arguments. */
    ScriptSource many() {
        return many;
    }

    /** Returns the source that lists keys and leases them, on a server that has all keys and sets. */
    static ScriptSource listedAcquire() {
        return ScriptSource.of(read("signature")
                + shortcut("acquire-empty")
                + function("list", "KEYS, ARGV", read("list"))
                + function("acquire", "KEYS, ARGV", TAKE_SHORTCUT + read("acquire"))
                + read("listed"));
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
