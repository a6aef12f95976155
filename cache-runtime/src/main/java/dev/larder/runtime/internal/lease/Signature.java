package dev.larder.runtime.internal.lease;

import dev.larder.runtime.spi.Lookup;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The whitespace that a lease appends to a value. It spells the load's id (64 bits), and then the deadline in microseconds of
 * the store's clock since the epoch (52 bits). Each character has two bits; the highest bits come first.
 *
 * <p>JSON allows whitespace behind a text, so readers in any language can read the value. No writer of JSON ends a text in 58
 * characters of whitespace, so a signature is never taken for a part of the value. 52 bits last until the year 2112.
 *
 * @param loadId the load's own id
 * @param deadlineMicros when the lease ends; at most {@value #MAX_DEADLINE}
 */
public record Signature(long loadId, long deadlineMicros) {

    /** Number of bytes of a signature. */
    public static final int LENGTH = 58;

    /** Number of characters of the id. */
    public static final int ID_LENGTH = 32;

    /** Maximum deadline that can be spelt. */
    public static final long MAX_DEADLINE = (1L << 52) - 1;

    /** Stands behind a value whose lease was released: no load has its id, and it has ended. */
    public static final Signature ENDED = new Signature(0, 0);

    private static final byte[] ALPHABET = {' ', '\t', '\n', '\r'};

    private static final byte[] ABSENT = "null".getBytes(StandardCharsets.US_ASCII);

    public Signature {
        if (deadlineMicros < 0 || deadlineMicros > MAX_DEADLINE) {
            throw new IllegalArgumentException("deadlineMicros is out of range: " + deadlineMicros);
        }
    }

    /** Returns the bytes of an absent marker, the JSON text {@code null}, in a new array. */
    public static byte[] absentMarker() {
        return ABSENT.clone();
    }

    /** Returns the whitespace of an id alone: a request sends it, and the store completes it. */
    public static byte[] spellId(long loadId) {
        byte[] id = new byte[ID_LENGTH];
        spell(loadId, id, 0, ID_LENGTH);
        return id;
    }

    /** Returns the whole whitespace, in a new array. */
    public byte[] spell() {
        byte[] signature = new byte[LENGTH];
        spell(loadId, signature, 0, ID_LENGTH);
        spell(deadlineMicros, signature, ID_LENGTH, LENGTH - ID_LENGTH);
        return signature;
    }

    /** Returns the signature at the end of these bytes, or {@code null} when they end in none. */
    public static @Nullable Signature endOf(byte[] bytes) {
        int start = bytes.length - LENGTH;
        if (!isSignedAt(bytes, start)) {
            return null;
        }
        return new Signature(parse(bytes, start, ID_LENGTH), parse(bytes, start + ID_LENGTH, LENGTH - ID_LENGTH));
    }

    /** Returns whether these bytes end in exactly this whitespace. */
    public static boolean isEndOf(byte[] bytes, byte[] signature) {
        int start = bytes.length - signature.length;
        return start >= 0 && Arrays.equals(bytes, start, bytes.length, signature, 0, signature.length);
    }

    /** Returns the bytes with the signature behind them, in a new array. */
    public byte[] appendTo(byte[] value) {
        byte[] signed = Arrays.copyOf(value, value.length + LENGTH);
        System.arraycopy(spell(), 0, signed, value.length, LENGTH);
        return signed;
    }

    /** Returns the bytes without the signature at their end; the same array when there is none. */
    public static byte[] strip(byte[] bytes) {
        int start = bytes.length - LENGTH;
        return isSignedAt(bytes, start) ? Arrays.copyOf(bytes, start) : bytes;
    }

    /** Returns whether these bytes are {@code null}, with or without whitespace behind it. */
    public static boolean isAbsent(byte[] bytes) {
        // The first byte of almost every value differs from that of null.
        if (bytes.length < ABSENT.length || bytes[0] != 'n' || !startsWithAbsent(bytes)) {
            return false;
        }
        for (int i = ABSENT.length; i < bytes.length; i++) {
            if (digit(bytes[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns what a reader sees in the bytes of a key. {@code null} stands for a missing key. */
    public static Lookup classify(byte @Nullable [] stored) {
        if (stored == null) {
            return Lookup.miss();
        }
        boolean signed = isSignedAt(stored, stored.length - LENGTH);
        if (isAbsent(stored)) {
            return signed ? Lookup.miss() : Lookup.absent();
        }
        return Lookup.hit(signed ? Arrays.copyOf(stored, stored.length - LENGTH) : stored);
    }

    private static boolean startsWithAbsent(byte[] bytes) {
        return Arrays.equals(bytes, 0, ABSENT.length, ABSENT, 0, ABSENT.length);
    }

    private static boolean isSignedAt(byte[] bytes, int start) {
        if (start < 0) {
            return false;
        }
        // From the end, where a value without a signature differs at once.
        for (int i = bytes.length - 1; i >= start; i--) {
            if (digit(bytes[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void spell(long bits, byte[] target, int offset, int digits) {
        for (int i = 0; i < digits; i++) {
            target[offset + i] = ALPHABET[(int) (bits >>> (2 * (digits - 1 - i))) & 3];
        }
    }

    private static long parse(byte[] bytes, int offset, int digits) {
        long bits = 0;
        for (int i = 0; i < digits; i++) {
            bits = bits << 2 | digit(bytes[offset + i]);
        }
        return bits;
    }

    private static int digit(byte character) {
        return switch (character) {
            case ' ' -> 0;
            case '\t' -> 1;
            case '\n' -> 2;
            case '\r' -> 3;
            default -> -1;
        };
    }
}
