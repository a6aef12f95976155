package dev.larder.runtime.redisson.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.protocol.CommandData;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.config.CommandMapper;

class RequestEncoderTest {

    @Test
    void aCommandIsAnArrayOfItsNameAndArguments() {
        assertThat(encode("GET", "user:42")).isEqualTo("*2\r\n$3\r\nGET\r\n$7\r\nuser:42\r\n");
    }

    @Test
    void anArgumentMayBeEmptyOrHoldLineBreaks() {
        assertThat(encode("SET", "", "a\r\nb")).isEqualTo("*3\r\n$3\r\nSET\r\n$0\r\n\r\n$4\r\na\r\nb\r\n");
    }

    @Test
    void lengthsAreInBytes() {
        assertThat(encode("GET", "é😀")).isEqualTo("*2\r\n$3\r\nGET\r\n$6\r\né😀\r\n");
    }

    @Test
    void numbersAreWrittenAsText() {
        assertThat(encode("EXPIRE", "k", 1_000L)).isEqualTo("*3\r\n$6\r\nEXPIRE\r\n$1\r\nk\r\n$4\r\n1000\r\n");
    }

    @Test
    void lengthsOfAnyNumberOfDigitsAreWritten() {
        for (int length : new int[] {9, 10, 11, 99, 100, 101, 999, 1_000, 1_234_567}) {
            assertThat(encode("GET", "x".repeat(length)))
                    .isEqualTo("*2\r\n$3\r\nGET\r\n$" + length + "\r\n" + "x".repeat(length) + "\r\n");
        }
        assertThat(encode("MGET", Collections.nCopies(150, "k").toArray()))
                .isEqualTo("*151\r\n$4\r\nMGET\r\n" + "$1\r\nk\r\n".repeat(150));
    }

    @Test
    void aServersOwnNameForACommandIsUsed() {
        assertThat(encode(name -> "my-" + name, "GET", "k")).isEqualTo("*2\r\n$6\r\nmy-GET\r\n$1\r\nk\r\n");
    }

    private static String encode(String command, Object... arguments) {
        return encode(CommandMapper.direct(), command, arguments);
    }

    private static String encode(CommandMapper names, String command, Object... arguments) {
        ByteBuf out = Unpooled.buffer();
        new RequestEncoder(names)
                .encode(
                        new CommandData<>(
                                new CompletableFuture<>(),
                                ByteArrayCodec.INSTANCE,
                                new RedisCommand<>(command),
                                arguments),
                        out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
