package dev.larder.runtime.redisson;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reply that is a value, or an array of values, of which each may be missing: {@code *2 $5 value $-1}. */
final class ValueReply {

    /** Stands for the end of a reply of which not all is there, or that holds anything else. */
    static final int UNKNOWN = -1;

    /** Stands for the size of a value that there is none of. */
    private static final int MISSING = -2;

    private static final int LINE_END = 2;

    /** {@code $-1}, as the protocol's second version says that a value is missing. */
    private static final int MISSING_LENGTH = 3 + LINE_END;

    /** {@code _}, as the third one says it. */
    private static final int NULL_LENGTH = 1 + LINE_END;

    /** Longer numbers do not fit an array. */
    private static final int MOST_DIGITS = 9;

    private final ByteBuf buffer;

    private final int end;

    private int index;

    private int valueStart;

    private int valueSize;

    private ValueReply(ByteBuf buffer, int start, int end) {
        this.buffer = buffer;
        this.index = start;
        this.end = end;
    }

    /** Returns where the reply ends that starts there, or {@link #UNKNOWN}. */
    static int end(ByteBuf buffer, int start) {
        ValueReply reply = new ValueReply(buffer, start, buffer.writerIndex());
        if (!reply.startsWith('*')) {
            return reply.next() ? reply.index : UNKNOWN;
        }
        int count = reply.number();
        for (int i = 0; i < count; i++) {
            if (!reply.next()) {
                return UNKNOWN;
            }
        }
        return count == UNKNOWN || reply.index > reply.end ? UNKNOWN : reply.index;
    }

    /** Returns the values of an array, {@code null} for each that is missing; or {@code null} for any other reply. */
    static @Nullable List<byte @Nullable []> read(ByteBuf buffer, int start, int end) {
        ValueReply reply = new ValueReply(buffer, start, end);
        int count = reply.startsWith('*') ? reply.number() : UNKNOWN;
        if (count == UNKNOWN) {
            return null;
        }
        List<byte @Nullable []> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (!reply.next()) {
                return null;
            }
            values.add(reply.value());
        }
        return values;
    }

    /** Moves behind the next value, and tells whether there is one, or the word that it is missing. */
    private boolean next() {
        if (startsWith('_')) {
            return skipMissing(NULL_LENGTH);
        }
        if (!startsWith('$')) {
            return false;
        }
        if (index + 1 < end && buffer.getByte(index + 1) == '-') {
            // No other length is negative.
            return skipMissing(MISSING_LENGTH);
        }
        valueSize = number();
        valueStart = index;
        index += valueSize + LINE_END;
        return valueSize != UNKNOWN && index <= end;
    }

    private boolean skipMissing(int length) {
        valueSize = MISSING;
        index += length;
        return index <= end;
    }

    private byte @Nullable [] value() {
        if (valueSize == MISSING) {
            return null;
        }
        byte[] value = new byte[valueSize];
        buffer.getBytes(valueStart, value);
        return value;
    }

    private boolean startsWith(char kind) {
        return index < end && buffer.getByte(index) == kind;
    }

    /** Reads the number behind the kind, and moves behind its line; {@link #UNKNOWN} when it is not all there. */
    private int number() {
        int number = 0;
        for (int i = index + 1; i < end && i <= index + 1 + MOST_DIGITS; i++) {
            byte digit = buffer.getByte(i);
            if (digit == '\r' && i > index + 1) {
                index = i + LINE_END;
                return number;
            }
            if (digit < '0' || digit > '9') {
                return UNKNOWN;
            }
            number = 10 * number + digit - '0';
        }
        return UNKNOWN;
    }
}
