package dev.larder.runtime.redisson;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redisson.client.handler.CommandDecoder;
import org.redisson.client.handler.State;
import org.redisson.client.protocol.CommandData;
import org.redisson.client.protocol.QueueCommand;

/**
 * Reads what {@code MGET} answers straight into arrays, in place of Redisson's own decoder, which makes texts of all
 * lengths, twice: a third of the network thread's Java code on a batch. Any other reply, and any reply of another form, is
 * left to that decoder.
 */
final class ValueReplyDecoder extends CommandDecoder {

    /** @param scheme of the server's address, for redirections */
    ValueReplyDecoder(String scheme) {
        super(scheme);
    }

    /** Returns where the reply ends; throws Netty's signal for more to come when it is not there. */
    @Override
    protected int skipCommand(ByteBuf in) throws Exception {
        int end = ValueReply.end(internalBuffer(), in.readerIndex());
        return end == ValueReply.UNKNOWN ? super.skipCommand(in) : end;
    }

    @Override
    @SuppressWarnings("unchecked") // as the superclass takes them
    protected void decodeCommand(Channel channel, ByteBuf in, QueueCommand data, int endIndex, State state)
            throws Exception {
        if (data instanceof CommandData<?, ?> command && command.getCommand() == RedisChannel.MGET) {
            List<byte @Nullable []> values = ValueReply.read(internalBuffer(), in.readerIndex(), endIndex);
            if (values != null) {
                in.readerIndex(endIndex);
                completeResponse((CommandData<Object, Object>) command, values);
                sendNext(channel, data);
                return;
            }
        }
        super.decodeCommand(channel, in, data, endIndex, state);
    }
}
