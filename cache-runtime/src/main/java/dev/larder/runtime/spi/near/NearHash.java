package dev.larder.runtime.spi.near;

import dev.larder.runtime.spi.index.GroupPattern;
import java.nio.charset.StandardCharsets;

/**
 * The hashes by which processes tell each other what was removed: 64-bit
 * <a href="https://datatracker.ietf.org/doc/draft-eastlake-fnv">FNV-1a</a> over UTF-8. It is a dozen lines in any language, and the hashes of a key's
 * prefixes come with that of the key. Its low bits are usable as they are, but a small table should mix in the high ones.
 *
 * <p>The prefixes of a key end before one of its {@code :}. The key {@code user:42:profile} has the prefixes {@code user:42},
 * {@code user} and the empty one.
 */
public final class NearHash {

    /** The hash of the empty prefix, which all keys have. */
    public static final long EVERYTHING = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private NearHash() {}

    /** Returns the hash of a whole key. */
    public static long ofKey(String key) {
        return of(key, key.length());
    }

    /** Returns the hash of the longest prefix that all keys of a group have. It is {@link #EVERYTHING} when they share none. */
    public static long ofGroup(GroupPattern group) {
        String glob = group.glob();
        StringBuilder literal = new StringBuilder(glob.length());
        int end = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*' || c == '?' || c == '[') {
                return of(literal.toString(), end);
            }
            if (c == '\\' && i + 1 < glob.length()) {
                c = glob.charAt(++i);
            }
            if (c == ':') {
                end = literal.length();
            }
            literal.append(c);
        }
        return of(literal.toString(), end);
    }

    /** Returns the hashes of all prefixes of a key, the longest last. The first one is {@link #EVERYTHING}. */
    public static long[] ofPrefixes(String key) {
        int count = 1;
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) == ':') {
                count++;
            }
        }
        long[] hashes = new long[count];
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        long hash = EVERYTHING;
        int next = 0;
        hashes[next++] = hash;
        for (byte b : bytes) {
            if (b == ':') {
                hashes[next++] = hash;
            }
            hash = add(hash, b);
        }
        return hashes;
    }

    private static long of(String text, int end) {
        long hash = EVERYTHING;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return ofBytes(text.substring(0, end).getBytes(StandardCharsets.UTF_8));
            }
            hash = add(hash, c);
        }
        return hash;
    }

    private static long ofBytes(byte[] text) {
        long hash = EVERYTHING;
        for (byte b : text) {
            hash = add(hash, b);
        }
        return hash;
    }

    private static long add(long hash, int b) {
        return (hash ^ (b & 0xff)) * PRIME;
    }
}
