package dev.larder.runtime.internal.key;

import org.jspecify.annotations.Nullable;

/**
 * Encodes arguments as key segments. Different arguments give different segments. No segment acts as a delimiter, a wildcard,
 * a hash tag or a name of the index.
 *
 * <p>{@code null} is {@value #NULL}. Delimiters, wildcards, blanks, controls, format characters and lone surrogates are
 * percent-encoded, byte by byte in UTF-8 (lone surrogates in its extension WTF-8). An argument of more than
 * {@value #MAX_BYTES} encoded bytes becomes its {@linkplain #digest digest}; a shorter one that begins like a digest gets
 * its first letter encoded.
 */
public final class KeyEncoding {

    /** The segment that stands for {@code null}. */
    public static final String NULL = "~";

    /** Maximum number of encoded bytes of a segment that is not a digest. */
    public static final int MAX_BYTES = 128;

    static final String DIGEST_PREFIX = "sha256-";

    private static final String RESERVED = "%:*?[]\\{}~#";

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private KeyEncoding() {}

    /** Appends the segment of one argument. */
    public static void append(StringBuilder key, @Nullable Object value) {
        if (value instanceof Long number) {
            key.append(number.longValue());
        } else if (value instanceof Integer number) {
            key.append(number.intValue());
        } else {
            appendText(key, KeyText.of(value));
        }
    }

    /** Returns the segment for a long text or for bytes: {@code sha256-} and 64 hexadecimal digits. */
    public static String digest(byte[] bytes) {
        return DIGEST_PREFIX + Sha256.hex(bytes);
    }

    /** Returns the {@linkplain #digest(byte[]) digest} of a text, taken over its bytes in WTF-8. */
    public static String digest(String text) {
        return digest(Wtf8.bytes(text));
    }

    /** Returns whether a character may stand in the literal text of a template, a pattern or a key prefix. */
    public static boolean isLiteral(int codePoint) {
        return codePoint < 0x80
                ? codePoint > ' ' && codePoint < 0x7f && RESERVED.indexOf(codePoint) < 0
                : Character.isLetterOrDigit(codePoint);
    }

    private static void appendText(StringBuilder key, @Nullable String text) {
        if (text == null) {
            key.append(NULL);
        } else if (isPlain(text)) {
            key.append(text);
        } else {
            appendEncoded(key, text);
        }
    }

    private static boolean isPlain(String text) {
        if (text.length() > MAX_BYTES || text.startsWith(DIGEST_PREFIX)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7f || !isLiteral(c)) {
                return false;
            }
        }
        return true;
    }

    private static void appendEncoded(StringBuilder key, String text) {
        // Each UTF-16 unit takes at least one encoded byte.
        int start = key.length();
        int bytes = text.length() > MAX_BYTES ? Integer.MAX_VALUE : encode(key, text);
        if (bytes > MAX_BYTES) {
            key.setLength(start);
            key.append(digest(text));
        }
    }

    /** Appends the encoded text and returns its length in bytes. */
    private static int encode(StringBuilder key, String text) {
        int bytes = 0;
        int i = 0;
        if (text.startsWith(DIGEST_PREFIX)) {
            key.append("%73");
            bytes = 3;
            i = 1;
        }
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (isEncoded(codePoint)) {
                bytes += percentEncode(key, codePoint);
            } else {
                key.appendCodePoint(codePoint);
                bytes += Wtf8.length(codePoint);
            }
        }
        return bytes;
    }

    /** Returns whether a character of an argument is percent-encoded in a key. */
    public static boolean isEncoded(int codePoint) {
        if (codePoint < 0x80) {
            return !isLiteral(codePoint);
        }
        int type = Character.getType(codePoint);
        return isLaterFormat(codePoint)
                || type == Character.SURROGATE
                || type == Character.FORMAT
                || type == Character.CONTROL
                || Character.isSpaceChar(codePoint)
                || Character.isWhitespace(codePoint);
    }

    /**
     * Returns whether a character became a format character after Unicode 13, the version of Java 17. All JVMs of a fleet must
     * agree on their keys.
     */
    private static boolean isLaterFormat(int codePoint) {
        return codePoint == 0x890 || codePoint == 0x891 || (codePoint >= 0x13439 && codePoint <= 0x1343f);
    }

    private static int percentEncode(StringBuilder key, int codePoint) {
        byte[] bytes = Wtf8.bytes(Character.toString(codePoint));
        for (byte b : bytes) {
            key.append('%').append(HEX[b >> 4 & 15]).append(HEX[b & 15]);
        }
        return 3 * bytes.length;
    }
}
