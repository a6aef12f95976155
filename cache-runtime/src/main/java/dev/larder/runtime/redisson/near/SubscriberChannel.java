package dev.larder.runtime.redisson.near;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redisson.config.CommandMapper;

/**
 * A connection that is subscribed to channels. It reads messages and the replies to its {@code PING}s on the network thread,
 * one after the other as they come. So when the reply to a {@code PING} is read, every message that the server had published
 * before that {@code PING} was sent has been handled.
 *
 * <p>Redisson makes the connection, with its name resolution, TLS and credentials. Then this class takes its handlers' place.
 * Redisson hands messages of its own subscriptions to other threads, where the reply to a {@code PING} overtakes them.
 */
final class SubscriberChannel extends ByteToMessageDecoder {

    /** Redisson's handlers, of which none may see the bytes. */
    private static final String REPLACED = "org.redisson.client.handler.";

    private final Receiver receiver;

    private final CommandMapper names;

    private final List<String> subscriptions;

    private final long pingNanos;

    private final long silenceNanos;

    private final long quietNanos;

    private int acknowledged;

    /** Whether the time is over in which nothing is to be proven. */
    private boolean proves;

    /** The number of the last {@code PING}. */
    private long pings;

    /** When the {@code PING} without a reply was sent. */
    private long pingedAt;

    private boolean awaitsPong;

    private long startedAt;

    private @Nullable ScheduledFuture<?> pinging;

    private String reason = "the connection was lost";

    private boolean refused;

    /**
     * @param names the names that the server gives to commands, if it has renamed any
     * @param pingNanos the time between two {@code PING}s
     * @param silenceNanos the time without a reply after which the connection is closed
     * @param quietNanos the time from the subscription to the first {@code PING}
     */
    SubscriberChannel(
            Receiver receiver,
            CommandMapper names,
            List<String> subscriptions,
            long pingNanos,
            long silenceNanos,
            long quietNanos) {
        this.receiver = receiver;
        this.names = names;
        this.subscriptions = List.copyOf(subscriptions);
        this.pingNanos = pingNanos;
        this.silenceNanos = silenceNanos;
        this.quietNanos = quietNanos;
    }

    /** Takes over a connection that Redisson has made and that is idle. Called on the thread of the channel. */
    void takeOver(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        List<ChannelHandler> replaced = new ArrayList<>();
        for (Map.Entry<String, ChannelHandler> entry : pipeline) {
            if (entry.getValue().getClass().getName().startsWith(REPLACED)) {
                replaced.add(entry.getValue());
            }
        }
        pipeline.addLast(this);
        replaced.forEach(pipeline::remove);
        if (channel.isActive()) {
            start(pipeline.context(this));
        } else {
            receiver.closed(reason, false);
        }
    }

    private void start(ChannelHandlerContext context) {
        startedAt = System.nanoTime();
        send(context, "SUBSCRIBE", subscriptions);
        pinging =
                context.executor().scheduleAtFixedRate(() -> ping(context), pingNanos, pingNanos, TimeUnit.NANOSECONDS);
    }

    private void prove(ChannelHandlerContext context) {
        proves = true;
        ping(context);
    }

    /** Sends a {@code PING}, unless the reply to the last one is still to come. */
    private void ping(ChannelHandlerContext context) {
        long now = System.nanoTime();
        if (awaitsPong || !proves) {
            if (now - (awaitsPong ? pingedAt : startedAt) > silenceNanos) {
                close(context, "the server does not answer");
            }
            return;
        }
        awaitsPong = true;
        pingedAt = now;
        send(context, "PING", List.of(Long.toString(++pings)));
    }

    private void send(ChannelHandlerContext context, String command, List<String> arguments) {
        ByteBuf bytes = context.alloc().ioBuffer();
        write(bytes, "*" + (1 + arguments.size()) + "\r\n");
        writeText(bytes, names.map(command));
        arguments.forEach(argument -> writeText(bytes, argument));
        context.writeAndFlush(bytes);
    }

    private static void writeText(ByteBuf bytes, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, "$" + encoded.length + "\r\n");
        bytes.writeBytes(encoded);
        write(bytes, "\r\n");
    }

    private static void write(ByteBuf bytes, String text) {
        bytes.writeCharSequence(text, StandardCharsets.US_ASCII);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        Frame frame = FrameDecoder.next(in);
        if (frame != null) {
            handle(context, frame);
        }
    }

    private void handle(ChannelHandlerContext context, Frame frame) {
        if (frame instanceof Frame.Several several) {
            handle(context, several.parts());
        } else if (frame instanceof Frame.Bulk echo) {
            ponged(echo.bytes());
        } else if (frame instanceof Frame.Failure failure) {
            refused = failure.text().startsWith("NOPERM") || failure.text().contains("unknown command");
            close(context, failure.text().split(" ", 2)[0]);
        }
    }

    private void handle(ChannelHandlerContext context, List<Frame> parts) {
        if (parts.size() < 2
                || !(parts.get(0) instanceof Frame.Bulk kind)
                || !(parts.get(parts.size() - 1) instanceof Frame.Bulk last)) {
            acknowledge(context, parts);
            return;
        }
        switch (new String(kind.bytes(), StandardCharsets.UTF_8)) {
            case "message" -> {
                if (parts.get(1) instanceof Frame.Bulk channel) {
                    receiver.message(new String(channel.bytes(), StandardCharsets.UTF_8), last.bytes());
                }
            }
            case "pong" -> ponged(last.bytes());
            default -> close(context, "the server sent something unexpected");
        }
    }

    /** The reply to a subscription ends with a number. */
    private void acknowledge(ChannelHandlerContext context, List<Frame> parts) {
        if (parts.isEmpty()
                || !(parts.get(0) instanceof Frame.Bulk kind)
                || !Arrays.equals(kind.bytes(), "subscribe".getBytes(StandardCharsets.US_ASCII))) {
            close(context, "the server ended the subscription");
        } else if (++acknowledged == subscriptions.size()) {
            receiver.subscribed();
            startedAt = System.nanoTime();
            if (quietNanos == 0) {
                prove(context);
            } else {
                context.executor().schedule(() -> prove(context), quietNanos, TimeUnit.NANOSECONDS);
            }
        }
    }

    private void ponged(byte[] echo) {
        if (awaitsPong && Long.toString(pings).equals(new String(echo, StandardCharsets.US_ASCII))) {
            awaitsPong = false;
            receiver.proven(pingedAt);
        }
    }

    private void close(ChannelHandlerContext context, String why) {
        reason = why;
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        ScheduledFuture<?> task = pinging;
        if (task != null) {
            task.cancel(false);
        }
        // What came before the end is of use; the decoder reads it first.
        super.channelInactive(context);
        receiver.closed(reason, refused);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        close(context, "the connection failed: " + cause.getClass().getSimpleName());
    }

    /** Learns what comes, on the thread of the channel. No method may block. */
    interface Receiver {

        /** The server has taken all subscriptions. */
        void subscribed();

        /** A message was published. */
        void message(String channel, byte[] message);

        /**
         * Every message was handed over that was published before a moment.
         *
         * @param nanoTime when the {@code PING} was sent that the server has answered now
         */
        void proven(long nanoTime);

        /**
         * The connection has ended.
         *
         * @param reason without secrets
         * @param refused whether the server does not let the user subscribe
         */
        void closed(String reason, boolean refused);
    }
}
