package dev.larder.runtime.redisson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A step of the protocol as the server runs it: atomic, on its one declared key, and idempotent, since a client may send
 * it twice.
 */
enum LuaScript {
    ACQUIRE("signature", "acquire"),
    UPDATE("signature", "update"),
    STORE("signature", "store"),
    RELEASE("signature", "release"),
    LIST("list"),
    PRUNE("prune"),
    UNLIST("unlist");

    private final String text;

    private final String sha;

    LuaScript(String... files) {
        StringBuilder parts = new StringBuilder();
        for (String file : files) {
            parts.append(read(file + ".lua")).append('\n');
        }
        this.text = parts.toString();
        this.sha = sha1(text);
    }

    /** Returns the source, as {@code EVAL} takes it. */
    String text() {
        return text;
    }

    /** Returns the name of the source on a server that has seen it, as {@code EVALSHA} takes it. */
    String sha() {
        return sha;
    }

    private static String read(String resource) {
        try (InputStream in = LuaScript.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing beside " + LuaScript.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
