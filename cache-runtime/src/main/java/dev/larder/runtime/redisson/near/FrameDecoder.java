package dev.larder.runtime.redisson.near;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames that a server sends on a subscribed connection
 * (<a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">the protocol</a>).
 */
final class FrameDecoder {

    /** Maximum number of bytes or parts of a frame. Larder's own are much smaller. */
    private static final int LARGEST = 1 << 20;

    private FrameDecoder() {}

    /**
     * Reads the next frame.
     *
     * @return {@code null} when its end has not come yet; nothing is read then
     * @throws IllegalArgumentException when the bytes are no frame of a subscribed connection
     */
    static @Nullable Frame next(ByteBuf in) {
        int start = in.readerIndex();
        Frame frame = read(in, 0);
        if (frame == null) {
            in.readerIndex(start);
        }
        return frame;
    }

    private static @Nullable Frame read(ByteBuf in, int depth) {
        int end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        if (end < 0) {
            if (in.readableBytes() > LARGEST) {
                throw new IllegalArgumentException("a line has no end");
            }
            return null;
        }
        byte kind = in.readByte();
        String line = in.readCharSequence(Math.max(0, end - 1 - in.readerIndex()), StandardCharsets.UTF_8)
                .toString();
        in.readerIndex(end + 1);
        return switch (kind) {
            case '-' -> new Frame.Failure(line);
            case '+', ':', '_', '#', ',' -> new Frame.Other();
            case '$' -> bulk(in, size(line));
            case '*', '>' -> several(in, size(line), depth);
            default -> throw new IllegalArgumentException("a frame of an unexpected kind came");
        };
    }

    private static int size(String line) {
        int size = Integer.parseInt(line);
        if (size < -1 || size > LARGEST) {
            throw new IllegalArgumentException("a frame is too large");
        }
        return size;
    }

    private static @Nullable Frame bulk(ByteBuf in, int size) {
        if (size < 0) {
            return new Frame.Other();
        }
        if (in.readableBytes() < size + 2) {
            return null;
        }
        byte[] bytes = new byte[size];
        in.readBytes(bytes).skipBytes(2);
        return new Frame.Bulk(bytes);
    }

    private static @Nullable Frame several(ByteBuf in, int size, int depth) {
        if (depth > 2) {
            throw new IllegalArgumentException("frames are nested too deeply");
        }
        List<Frame> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Frame part = read(in, depth + 1);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return new Frame.Several(parts);
    }
}
