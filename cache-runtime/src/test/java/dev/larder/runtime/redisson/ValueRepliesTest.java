package dev.larder.runtime.redisson;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisClientConfig;
import org.redisson.client.handler.CommandDecoder;
import org.redisson.client.handler.CommandPubSubDecoder;
import org.redisson.client.handler.CommandsQueue;

class ValueRepliesTest {

    private final ChannelHandler before = new CommandsQueue();

    private final ChannelHandler behind = new ChannelInboundHandlerAdapter();

    private final List<EmbeddedChannel> channels = new ArrayList<>();

    private final ValueReplies replies = new ValueReplies("redis");

    @AfterEach
    void close() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    @Test
    void redissonsDecoderIsReplacedInItsPlace() {
        EmbeddedChannel channel = channel(before, new CommandDecoder("redis"), behind);

        replies.afterChannelInitialization(channel);

        List<ChannelHandler> handlers = handlers(channel);
        assertThat(handlers).hasSize(3).startsWith(before).endsWith(behind);
        assertThat(handlers.get(1)).isExactlyInstanceOf(ValueReplyDecoder.class);
    }

    @Test
    void aDecoderIsReplacedOnce() {
        EmbeddedChannel channel = channel(new CommandDecoder("redis"));
        replies.afterChannelInitialization(channel);
        List<ChannelHandler> replaced = handlers(channel);

        replies.afterChannelInitialization(channel);

        assertThat(handlers(channel)).isEqualTo(replaced);
    }

    @Test
    void theDecoderOfSubscriptionsStays() {
        ChannelHandler subscriptions =
                new CommandPubSubDecoder(new RedisClientConfig().setAddress("redis://127.0.0.1:6379"));
        EmbeddedChannel channel = channel(before, subscriptions, behind);

        replies.afterChannelInitialization(channel);

        assertThat(handlers(channel)).containsExactly(before, subscriptions, behind);
    }

    @Test
    void aPipelineWithoutADecoderStaysAsItIs() {
        EmbeddedChannel channel = channel(before, behind);

        replies.afterChannelInitialization(channel);

        assertThat(handlers(channel)).containsExactly(before, behind);
    }

    private EmbeddedChannel channel(ChannelHandler... handlers) {
        EmbeddedChannel channel = new EmbeddedChannel(handlers);
        channels.add(channel);
        return channel;
    }

    private static List<ChannelHandler> handlers(EmbeddedChannel channel) {
        return List.copyOf(channel.pipeline().toMap().values());
    }
}
