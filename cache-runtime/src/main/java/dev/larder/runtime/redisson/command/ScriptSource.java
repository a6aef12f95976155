package dev.larder.runtime.redisson.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script in the two forms that a server takes.
 *
 * @param text the source for {@code EVAL}
 * @param sha the SHA-1 digest of the source for {@code EVALSHA}
 */
public record ScriptSource(String text, String sha) {

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
