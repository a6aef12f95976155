package dev.larder.runtime.redisson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

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

    private final ScriptSource one;

    private final ScriptSource many;

    LuaScript(String step) {
        this(List.of(), step, NO_SHORTCUT);
    }

    LuaScript(String needed, String step) {
        this(List.of(needed), step, NO_SHORTCUT);
    }

    /** @param shortcut what a run on several keys tries first, for each of them */
    LuaScript(String needed, String step, String shortcut) {
        this(List.of(needed), step, function("shortcut", "key, ARGV", shortcut));
    }

    LuaScript(List<String> needed, String step, String shortcut) {
        String start = needed.stream().map(LuaScript::read).collect(Collectors.joining());
        this.one = ScriptSource.of(start + read(step));
        // The step takes KEYS and ARGV from its parameters then.
        this.many = ScriptSource.of(start + function("step", "KEYS, ARGV", step) + shortcut + read("many"));
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
                + function("list", "KEYS, ARGV", "list")
                + function("acquire", "KEYS, ARGV", "acquire")
                + read("listed"));
    }

    private static String function(String name, String parameters, String file) {
        return "local function " + name + "(" + parameters + ")\n" + read(file) + "end\n";
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
