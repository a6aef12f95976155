package dev.larder.runtime.redisson;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script as the server takes it.
 *
 * @param text the source, as {@code EVAL} takes it
 * @param sha the name of the source on a server that has seen it, as {@code EVALSHA} takes it
 */
record ScriptSource(String text, String sha) {

    static ScriptSource of(String text) {
        return new ScriptSource(text, sha1(text));
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
