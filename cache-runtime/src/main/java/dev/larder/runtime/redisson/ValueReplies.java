package dev.larder.runtime.redisson;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import org.redisson.client.NettyHook;
import org.redisson.client.handler.CommandDecoder;

/** Puts a {@link ValueReplyDecoder} into each connection for commands. */
final class ValueReplies implements NettyHook {

    private final String scheme;

    /** @param scheme of the servers' addresses */
    ValueReplies(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public void afterBoostrapInitialization(Bootstrap bootstrap) {
        // Only what comes in on a connection is read otherwise.
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very class: the one for subscriptions extends it
    public void afterChannelInitialization(Channel channel) {
        CommandDecoder decoder = channel.pipeline().get(CommandDecoder.class);
        if (decoder != null && decoder.getClass() == CommandDecoder.class) {
            channel.pipeline().replace(decoder, null, new ValueReplyDecoder(scheme));
        }
    }
}
