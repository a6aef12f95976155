package dev.larder.runtime.redisson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.client.RedisException;
import org.redisson.client.RedisMovedException;
import org.redisson.client.RedisTryAgainException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.handler.CommandDecoder;
import org.redisson.client.handler.CommandsQueue;
import org.redisson.client.protocol.CommandData;
import org.redisson.client.protocol.CommandsData;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.client.protocol.RedisCommands;
import org.redisson.client.protocol.decoder.ObjectListReplayDecoder;

class ValueReplyDecoderTest {

    private static final RedisCommand<List<Object>> SCRIPT =
            new RedisCommand<>("EVALSHA", new ObjectListReplayDecoder<>());

    private static final String VALUES = "*4\r\n$5\r\nhello\r\n$-1\r\n$0\r\n\r\n$12\r\n\r\n$-1\r\n*2\r\n_\r\n";

    private final EmbeddedChannel channel = new EmbeddedChannel(new CommandsQueue(), new ValueReplyDecoder("redis"));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void theRepliesValuesAreTheCommandsAnswer() {
        CompletableFuture<Object> values = mget();

        receive(VALUES);

        assertThat(answer(values)).isEqualTo(Arrays.asList("hello", null, "", "\r\n$-1\r\n*2\r\n_"));
        assertNothingIsUnderWay();
    }

    @Test
    void missingValuesComeInBothWaysOfTheProtocol() {
        CompletableFuture<Object> values = mget();

        receive("*4\r\n_\r\n$-1\r\n$1\r\na\r\n_\r\n");

        assertThat(answer(values)).isEqualTo(Arrays.asList(null, null, "a", null));
        assertNothingIsUnderWay();
    }

    @Test
    void anEmptyReplyHasNoValues() {
        CompletableFuture<Object> values = mget();

        receive("*0\r\n");

        assertThat(answer(values)).isEqualTo(List.of());
        assertNothingIsUnderWay();
    }

    @Test
    void aReplyMayArriveByteByByte() {
        CompletableFuture<Object> values = mget();

        for (int i = 0; i < VALUES.length(); i++) {
            assertThat(values).isNotDone();
            receive(VALUES.substring(i, i + 1));
        }

        assertThat(answer(values)).isEqualTo(Arrays.asList("hello", null, "", "\r\n$-1\r\n*2\r\n_"));
        assertNothingIsUnderWay();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void repliesMayBeCutAnywhere(long seed) {
        Random random = new Random(seed);
        List<List<String>> sent = new ArrayList<>();
        List<CompletableFuture<Object>> received = new ArrayList<>();
        StringBuilder replies = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            List<String> values = randomValues(random);
            sent.add(values);
            boolean isScript = random.nextInt(4) == 0;
            received.add(isScript ? send(SCRIPT) : mget());
            replies.append(reply(values));
        }

        int from = 0;
        while (from < replies.length()) {
            int to = Math.min(replies.length(), from + 1 + random.nextInt(40));
            receive(replies.substring(from, to));
            from = to;
        }

        assertThat(received.stream().map(ValueReplyDecoderTest::answer)).containsExactlyElementsOf(sent);
        assertNothingIsUnderWay();
    }

    @Test
    void repliesOfSeveralCommandsInOneBufferGoToTheirCommands() {
        CompletableFuture<Object> first = mget();
        CompletableFuture<Object> script = send(SCRIPT);
        CompletableFuture<Object> second = mget();
        CompletableFuture<Object> one = send(RedisCommands.GET);
        CompletableFuture<Object> third = mget();

        receive("*2\r\n$1\r\na\r\n$-1\r\n"
                + "*3\r\n:1\r\n*2\r\n$1\r\nx\r\n*1\r\n$-1\r\n*0\r\n"
                + "*1\r\n$1\r\nb\r\n"
                + "$3\r\none\r\n"
                + "*1\r\n$1\r\nc\r\n");

        assertThat(answer(first)).isEqualTo(Arrays.asList("a", null));
        assertThat(answer(script)).isEqualTo(List.of(1L, Arrays.asList("x", Arrays.asList((String) null)), List.of()));
        assertThat(answer(second)).isEqualTo(List.of("b"));
        assertThat(answer(one)).isEqualTo("one");
        assertThat(answer(third)).isEqualTo(List.of("c"));
        assertNothingIsUnderWay();
    }

    @Test
    void anErrorOfOneCommandHindersNoOther() {
        CompletableFuture<Object> first = mget();
        CompletableFuture<Object> script = send(SCRIPT);
        CompletableFuture<Object> refused = mget();
        CompletableFuture<Object> last = mget();

        receive("*1\r\n$1\r\na\r\n-ERR no script\r\n-CROSSSLOT Keys in request don't hash\r\n*1\r\n$1\r\nb\r\n");

        assertThat(answer(first)).isEqualTo(List.of("a"));
        assertThat(failure(script)).isInstanceOf(RedisException.class).hasMessageStartingWith("ERR no script");
        assertThat(failure(refused))
                .isInstanceOf(RedisException.class)
                .hasMessageStartingWith("CROSSSLOT Keys in request don't hash");
        assertThat(answer(last)).isEqualTo(List.of("b"));
        assertNothingIsUnderWay();
    }

    @Test
    void redirectionsAreRedissonsOwn() {
        CompletableFuture<Object> moved = mget();
        CompletableFuture<Object> early = mget();

        receive("-MOVED 42 127.0.0.1:7001\r\n-TRYAGAIN Multiple keys request during rehashing of slot\r\n");

        assertThat(failure(moved)).isInstanceOfSatisfying(RedisMovedException.class, e -> {
            assertThat(e.getSlot()).isEqualTo(42);
            assertThat(e.getUrl()).hasToString("redis://127.0.0.1:7001");
        });
        assertThat(failure(early)).isInstanceOf(RedisTryAgainException.class);
        assertNothingIsUnderWay();
    }

    @Test
    void aReplyOfAnotherFormIsLeftToRedissonsDecoder() {
        CompletableFuture<Object> values = mget();
        CompletableFuture<Object> next = mget();

        receive("*3\r\n$1\r\na\r\n:5\r\n*1\r\n$1\r\nb\r\n*1\r\n$1\r\nc\r\n");

        assertThat(answer(values)).isEqualTo(List.of("a", 5L, List.of("b")));
        assertThat(answer(next)).isEqualTo(List.of("c"));
        assertNothingIsUnderWay();
    }

    @Test
    void anyReplyIsReadAsRedissonsDecoderReadsIt() {
        for (String reply : List.of(
                VALUES,
                "*0\r\n",
                "*-1\r\n",
                "*1\r\n_\r\n",
                "*2\r\n:1\r\n$1\r\na\r\n",
                "*0000000001\r\n$1\r\na\r\n",
                "~2\r\n$1\r\na\r\n$1\r\nb\r\n",
                "$1\r\na\r\n",
                "$-1\r\n",
                "_\r\n",
                "+OK\r\n")) {
            EmbeddedChannel redissons = new EmbeddedChannel(new CommandsQueue(), new CommandDecoder("redis"));
            try {
                CompletableFuture<Object> expected = send(redissons, RedisChannel.MGET);
                CompletableFuture<Object> values = mget();
                receive(redissons, reply);
                receive(reply);

                assertThat(answer(values)).as(reply).isEqualTo(answer(expected));
                assertNothingIsUnderWay();
            } finally {
                redissons.finishAndReleaseAll();
            }
        }
    }

    @Test
    void theReplyToACommandThatNobodyWaitsForIsPassedOver() {
        CompletableFuture<Object> late = mget();
        CompletableFuture<Object> wanted = mget();
        late.cancel(false);

        receive("*1\r\n$1\r\na\r\n*1\r\n$1\r\nb\r\n");

        assertThat(late).isCancelled();
        assertThat(answer(wanted)).isEqualTo(List.of("b"));
        assertNothingIsUnderWay();
    }

    @Test
    void valuesAreArraysWithoutTheCodecBeingAsked() {
        CompletableFuture<List<Object>> values = new CompletableFuture<>();
        channel.writeOutbound(new CommandData<>(values, StringCodec.INSTANCE, RedisChannel.MGET, new Object[] {"a"}));

        receive("*1\r\n$1\r\na\r\n");

        assertThat(values.join()).hasSize(1).first().isEqualTo(new byte[] {'a'});
        assertNothingIsUnderWay();
    }

    @Test
    void theSameNameInAnotherCommandIsLeftToRedissonsDecoder() {
        CompletableFuture<Object> texts = new CompletableFuture<>();
        channel.writeOutbound(new CommandData<>(
                texts, StringCodec.INSTANCE, new RedisCommand<>("MGET", new ObjectListReplayDecoder<>()), new Object[] {
                    "a"
                }));

        receive("*1\r\n$1\r\na\r\n");

        assertThat(texts.join()).isEqualTo(List.of("a"));
        assertNothingIsUnderWay();
    }

    @Test
    void aBatchOfRedissonsIsAnsweredByRedissonsDecoder() {
        CompletableFuture<Object> values = new CompletableFuture<>();
        CompletableFuture<Object> one = new CompletableFuture<>();
        CompletableFuture<Void> batch = new CompletableFuture<>();
        channel.writeOutbound(new CommandsData(
                batch, List.of(command(values, RedisChannel.MGET), command(one, RedisCommands.GET)), false, false));
        CompletableFuture<Object> next = mget();

        receive("*2\r\n$1\r\na\r\n$-1\r\n$1\r\nb\r\n*1\r\n$1\r\nc\r\n");

        assertThat(batch).isCompleted();
        assertThat(answer(values)).isEqualTo(Arrays.asList("a", null));
        assertThat(answer(one)).isEqualTo("b");
        assertThat(answer(next)).isEqualTo(List.of("c"));
        assertNothingIsUnderWay();
    }

    @Test
    void whatIsNoReplyFailsTheCommand() {
        CompletableFuture<Object> values = mget();

        assertThatThrownBy(() -> receive("?")).hasMessageContaining("Can't decode");

        assertThat(failure(values)).isInstanceOf(IllegalStateException.class);
    }

    private CompletableFuture<Object> mget() {
        return send(RedisChannel.MGET);
    }

    private CompletableFuture<Object> send(RedisCommand<?> command) {
        return send(channel, command);
    }

    private static CompletableFuture<Object> send(EmbeddedChannel channel, RedisCommand<?> command) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        channel.writeOutbound(command(answer, command));
        return answer;
    }

    private static CommandData<?, ?> command(CompletableFuture<Object> answer, RedisCommand<?> command) {
        return new CommandData<>(answer, ByteArrayCodec.INSTANCE, command, new Object[] {"a", "b"});
    }

    private void receive(String bytes) {
        receive(channel, bytes);
    }

    private static void receive(EmbeddedChannel channel, String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, ISO_8859_1));
    }

    private void assertNothingIsUnderWay() {
        assertThat(channel.attr(CommandsQueue.COMMANDS_QUEUE).get()).isEmpty();
        assertThat(channel.inboundMessages()).isEmpty();
    }

    private static List<String> randomValues(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> random.nextInt(4) == 0 ? null : randomValue(random))
                .toList();
    }

    private static String randomValue(Random random) {
        StringBuilder value = new StringBuilder();
        random.ints(random.nextInt(30), 0, 6).forEach(i -> value.append("$*\r\n1_".charAt(i)));
        return value.toString();
    }

    private static String reply(List<String> values) {
        StringBuilder reply = new StringBuilder("*" + values.size() + "\r\n");
        values.forEach(
                value -> reply.append(value == null ? "$-1\r\n" : "$" + value.length() + "\r\n" + value + "\r\n"));
        return reply.toString();
    }

    private static Object answer(CompletableFuture<Object> command) {
        assertThat(command).isCompleted();
        return text(command.join());
    }

    private static Object text(Object answer) {
        if (answer instanceof List<?> list) {
            List<Object> texts = new ArrayList<>();
            list.forEach(element -> texts.add(text(element)));
            return texts;
        }
        return answer instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : answer;
    }

    private static Throwable failure(CompletableFuture<Object> command) {
        assertThat(command).isCompletedExceptionally();
        return command.handle((value, e) -> e instanceof CompletionException ? e.getCause() : e)
                .join();
    }
}
