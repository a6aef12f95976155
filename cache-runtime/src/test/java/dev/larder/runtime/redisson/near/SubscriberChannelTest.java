package dev.larder.runtime.redisson.near;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redisson.config.CommandMapper;

/** The order in which a subscribed connection is handled, with the server's bytes written by hand. */
class SubscriberChannelTest {

    private static final String SUBSCRIBED = "*3\r\n$9\r\nsubscribe\r\n$5\r\n#near\r\n:1\r\n";

    private final Events events = new Events();

    private final EmbeddedChannel channel = new EmbeddedChannel();

    SubscriberChannelTest() {
        new SubscriberChannel(
                        events,
                        CommandMapper.direct(),
                        List.of("#near"),
                        Duration.ofHours(1).toNanos(),
                        Duration.ofHours(2).toNanos(),
                        0)
                .takeOver(channel);
    }

    @Test
    void subscribesAndAsksForAProofAsSoonAsItIsSubscribed() {
        assertThat(sent()).isEqualTo("*2\r\n$9\r\nSUBSCRIBE\r\n$5\r\n#near\r\n");

        receive(SUBSCRIBED);

        assertThat(sent()).isEqualTo("*2\r\n$4\r\nPING\r\n$1\r\n1\r\n");
        assertThat(events.all).containsExactly("subscribed");
    }

    @Test
    void aMessageDirectlyBeforeAPongIsHandledBeforeTheProofMoves() {
        receive(SUBSCRIBED);

        receive(message("a") + message("b") + pong("1") + message("c"));

        assertThat(events.all).containsExactly("subscribed", "#near a", "#near b", "proven", "#near c");
    }

    @Test
    void framesMayComeByteByByte() {
        for (char c : (SUBSCRIBED + message("a") + pong("1")).toCharArray()) {
            receive(String.valueOf(c));
        }

        assertThat(events.all).containsExactly("subscribed", "#near a", "proven");
    }

    @Test
    void versionThreeOfTheProtocolIsUnderstood() {
        receive(SUBSCRIBED.replace('*', '>') + message("a").replace('*', '>') + "$1\r\n1\r\n");

        assertThat(events.all).containsExactly("subscribed", "#near a", "proven");
    }

    @Test
    void aProofIsOfTheTimeWhenThePingWasSent() {
        long before = System.nanoTime();
        receive(SUBSCRIBED);
        long after = System.nanoTime();

        receive(pong("1"));

        assertThat(events.provenAt - before).isNotNegative();
        assertThat(after - events.provenAt).isNotNegative();
    }

    @Test
    void aReplyToAnotherPingProvesNothing() {
        receive("+PONG\r\n" + SUBSCRIBED + pong("0") + pong(""));

        assertThat(events.all).containsExactly("subscribed");
    }

    @Test
    void aRefusedSubscriptionIsToldAsSuch() {
        receive("-NOPERM this user has no permissions to access one of the channels used as arguments\r\n");

        assertThat(channel.isActive()).isFalse();
        assertThat(events.all).containsExactly("closed NOPERM true");
    }

    @Test
    void anyOtherErrorEndsTheConnection() {
        receive(SUBSCRIBED + "-LOADING Redis is loading the dataset in memory\r\n");

        assertThat(events.all).containsExactly("subscribed", "closed LOADING false");
    }

    @Test
    void bytesThatAreNoFramesEndTheConnection() {
        receive(SUBSCRIBED + "HTTP/1.1 400 Bad Request\r\n");

        assertThat(channel.isActive()).isFalse();
        assertThat(events.all).hasSize(2).last().asString().startsWith("closed");
    }

    @Test
    void aFrameOfAnAbsurdSizeEndsTheConnection() {
        receive("$99999999\r\n");

        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void theEndOfASubscriptionEndsTheConnection() {
        receive(SUBSCRIBED + "*3\r\n$11\r\nunsubscribe\r\n$5\r\n#near\r\n:0\r\n");

        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void whatCameBeforeTheEndIsHandled() {
        receive(SUBSCRIBED + message("a"));
        channel.close();

        assertThat(events.all).containsExactly("subscribed", "#near a", "closed the connection was lost false");
    }

    private void receive(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.UTF_8));
        channel.runPendingTasks();
    }

    private String sent() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf each = channel.readOutbound(); each != null; each = channel.readOutbound()) {
            all.append(each.toString(StandardCharsets.UTF_8));
            each.release();
        }
        return all.toString();
    }

    private static String message(String text) {
        return "*3\r\n$7\r\nmessage\r\n$5\r\n#near\r\n$" + text.length() + "\r\n" + text + "\r\n";
    }

    private static String pong(String text) {
        return "*2\r\n$4\r\npong\r\n$" + text.length() + "\r\n" + text + "\r\n";
    }

    private static final class Events implements SubscriberChannel.Receiver {

        private final List<String> all = new ArrayList<>();

        private long provenAt;

        @Override
        public void subscribed() {
            all.add("subscribed");
        }

        @Override
        public void message(String channel, byte[] message) {
            all.add(channel + " " + new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void proven(long nanoTime) {
            provenAt = nanoTime;
            all.add("proven");
        }

        @Override
        public void closed(String reason, boolean refused) {
            all.add("closed " + reason + " " + refused);
        }
    }
}
