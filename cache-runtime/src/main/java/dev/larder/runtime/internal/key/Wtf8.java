package dev.larder.runtime.internal.key;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that also encodes lone surrogates, as three bytes each, where UTF-8 proper has to replace them all by the same
 * {@code ?}.
 */
final class Wtf8 {

    private Wtf8() {}

    static int length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    static byte[] bytes(String text) {
        return hasLoneSurrogate(text) ? surrogateBytes(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(Wtf8::isSurrogate);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static byte[] surrogateBytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * 3);
        text.codePoints().forEach(codePoint -> {
            if (isSurrogate(codePoint)) {
                bytes.write(0xe0 | (codePoint >> 12));
                bytes.write(0x80 | ((codePoint >> 6) & 0x3f));
                bytes.write(0x80 | (codePoint & 0x3f));
            } else {
                bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }
}
