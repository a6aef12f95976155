package dev.larder.runtime.internal.glob;

import java.nio.charset.StandardCharsets;

/**
 * Matches keys against a glob just as the server's {@code SCAN … MATCH} does: {@code *} any bytes, {@code ?} one byte,
 * {@code [abc]}, {@code [^abc]} and {@code [a-c]} one byte of a set, {@code \} the next byte itself. Bytes, not
 * characters, so that both ways of finding a group find the same one.
 *
 * <p>Unlike the server's it never takes more than (length of the glob) × (length of the key) steps.
 */
public final class GlobMatcher {

    private final byte[] glob;

    private GlobMatcher(byte[] glob) {
        this.glob = glob;
    }

    /** Returns a matcher of the glob's UTF-8 bytes. */
    public static GlobMatcher of(String glob) {
        return new GlobMatcher(glob.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether the whole key matches. */
    public boolean matches(String key) {
        return matches(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether the whole key, as UTF-8, matches. */
    public boolean matches(byte[] key) {
        int g = 0;
        int k = 0;
        // Where to go on when a later part does not fit: after the last star, one byte further in the key. An earlier
        // star need not be tried again, since what it could give up the last one can take.
        int afterStar = -1;
        int retryAt = 0;
        while (k < key.length) {
            if (g < glob.length && glob[g] == '*') {
                afterStar = ++g;
                retryAt = k;
            } else if (g < glob.length && matchesOne(g, key[k])) {
                g = next(g);
                k++;
            } else if (afterStar >= 0) {
                g = afterStar;
                k = ++retryAt;
            } else {
                return false;
            }
        }
        while (g < glob.length && glob[g] == '*') {
            g++;
        }
        return g == glob.length;
    }

    private boolean matchesOne(int g, byte character) {
        return switch (glob[g]) {
            case '?' -> true;
            case '[' -> matchesSet(g, Byte.toUnsignedInt(character));
            case '\\' -> (g + 1 < glob.length ? glob[g + 1] : glob[g]) == character;
            default -> glob[g] == character;
        };
    }

    /** Returns the index after the element at {@code g}. */
    private int next(int g) {
        return switch (glob[g]) {
            case '[' -> Math.min(endOfSet(g) + 1, glob.length);
            case '\\' -> Math.min(g + 2, glob.length);
            default -> g + 1;
        };
    }

    /** Returns the index of the bracket that closes the set, or the glob's end for a set that nothing closes. */
    private int endOfSet(int g) {
        int i = firstOfSet(g);
        while (i < glob.length && glob[i] != ']') {
            i = afterMember(i);
        }
        return i;
    }

    private int firstOfSet(int g) {
        return isNegated(g) ? g + 2 : g + 1;
    }

    private boolean isNegated(int g) {
        return g + 1 < glob.length && glob[g + 1] == '^';
    }

    private int afterMember(int i) {
        if (glob[i] == '\\' && i + 1 < glob.length) {
            return i + 2;
        }
        return isRange(i) ? i + 3 : i + 1;
    }

    private boolean isRange(int i) {
        return i + 2 < glob.length && glob[i + 1] == '-';
    }

    private boolean matchesSet(int g, int character) {
        boolean found = false;
        int i = firstOfSet(g);
        while (i < glob.length && glob[i] != ']') {
            found |= matchesMember(i, character);
            i = afterMember(i);
        }
        return found != isNegated(g);
    }

    private boolean matchesMember(int i, int character) {
        int first = Byte.toUnsignedInt(glob[i]);
        if (first == '\\' && i + 1 < glob.length) {
            return Byte.toUnsignedInt(glob[i + 1]) == character;
        }
        if (isRange(i)) {
            int last = Byte.toUnsignedInt(glob[i + 2]);
            return Math.min(first, last) <= character && character <= Math.max(first, last);
        }
        return first == character;
    }
}
