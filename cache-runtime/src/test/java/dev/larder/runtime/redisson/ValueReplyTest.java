package dev.larder.runtime.redisson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(ValueReplyTest.Memory.class)
class ValueReplyTest {

    enum Memory {
        HEAP(Unpooled::wrappedBuffer),
        DIRECT(bytes -> Unpooled.directBuffer(bytes.length).writeBytes(bytes)),
        COMPOSITE(bytes -> Unpooled.wrappedBuffer(
                Unpooled.copiedBuffer(bytes, 0, bytes.length / 2),
                Unpooled.copiedBuffer(bytes, bytes.length / 2, bytes.length - bytes.length / 2)));

        private final Function<byte[], ByteBuf> allocation;

        Memory(Function<byte[], ByteBuf> allocation) {
            this.allocation = allocation;
        }

        ByteBuf holding(String text) {
            return allocation.apply(text.getBytes(ISO_8859_1));
        }
    }

    private final Memory memory;

    ValueReplyTest(Memory memory) {
        this.memory = memory;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*0\r\n",
                "*1\r\n$5\r\nhello\r\n",
                "*3\r\n$1\r\na\r\n$-1\r\n_\r\n",
                "*2\r\n$0\r\n\r\n$12\r\n\r\n$-1\r\n*2\r\n_\r\n",
                "*11\r\n_\r\n_\r\n_\r\n_\r\n_\r\n$-1\r\n$-1\r\n$-1\r\n$-1\r\n$-1\r\n$10\r\n0123456789\r\n",
                "$5\r\nhello\r\n",
                "$000000005\r\nhello\r\n",
                "$0\r\n\r\n",
                "$-1\r\n",
                "_\r\n"
            })
    void aReplyEndsWhereItsLastByteIsAndNoSooner(String reply) {
        for (String before : List.of("", "*1\r\n$")) {
            int start = before.length();
            assertThat(end(before + reply, start)).isEqualTo(start + reply.length());
            assertThat(end(before + reply + "*1\r\n$1\r\nb\r\n", start)).isEqualTo(start + reply.length());
            for (int cut = 0; cut < reply.length(); cut++) {
                assertThat(end(before + reply.substring(0, cut), start))
                        .as("the first %d bytes", cut)
                        .isEqualTo(ValueReply.UNKNOWN);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*-1\r\n",
                "*\r\n",
                "*a\r\n",
                "*1234567890\r\n",
                "*0000000001\r\n$1\r\na\r\n",
                "*1\r\n:5\r\n",
                "*2\r\n$1\r\na\r\n:5\r\n",
                "*2\r\n:5\r\n$1\r\na\r\n",
                "*2\r\n$1\r\na\r\n+OK\r\n",
                "*2\r\n$1\r\na\r\n-ERR x\r\n",
                "*1\r\n*1\r\n$1\r\na\r\n",
                "*2\r\n$1\r\na\r\n*0\r\n",
                "*1\r\n$\r\n\r\n",
                "*1\r\n$x\r\n\r\n",
                "*1\r\n$1x\r\na\r\n",
                "*1\r\n$1234567890\r\n",
                "*1\r\n$0000000001\r\na\r\n"
            })
    void anArrayOfAnythingElseIsUnknown(String reply) {
        assertThat(end(reply, 0)).isEqualTo(ValueReply.UNKNOWN);
        assertThat(read(reply)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":5\r\n",
                "+OK\r\n",
                "-ERR x\r\n",
                "$\r\n\r\n",
                "$x\r\n",
                "$1234567890\r\n",
                "$0000000005\r\nhello\r\n",
                "%1\r\n$1\r\na\r\n$1\r\nb\r\n",
                "~1\r\n$1\r\na\r\n",
                ">1\r\n$1\r\na\r\n",
                "=5\r\ntxt:a\r\n",
                ",1.5\r\n",
                "#t\r\n",
                "hello\r\n"
            })
    void aReplyOfAnotherKindIsUnknown(String reply) {
        assertThat(end(reply, 0)).isEqualTo(ValueReply.UNKNOWN);
        assertThat(read(reply)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$5\r\nhello\r\n", "$-1\r\n", "_\r\n"})
    void aLoneValueIsNoArrayOfValues(String reply) {
        assertThat(read(reply)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void theValuesOfAnArrayAreReadInTheirOrder(int start) {
        assertThat(read(start, "*4\r\n$5\r\nhello\r\n$-1\r\n$0\r\n\r\n_\r\n")).containsExactly("hello", null, "", null);
        assertThat(read(start, "*0\r\n")).isEmpty();
        assertThat(read(start, "*1\r\n$2\r\n\u00ff\0\r\n")).containsExactly("\u00ff\0");
        assertThat(read(start, "*1\r\n$-1\r\n")).containsExactly((String) null);
        assertThat(read(start, "*1\r\n_\r\n")).containsExactly((String) null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\n", "\r\n\r\n", "$-1\r\n", "$3\r\nabc\r\n", "*2\r\n", "_\r\n", "-ERR x\r\n", "\r", "$", "*"})
    void aValueMayLookLikeAPartOfAReply(String value) {
        String bulk = "$" + value.length() + "\r\n" + value + "\r\n";
        String reply = "*3\r\n" + bulk + "$-1\r\n" + bulk;

        assertThat(end(reply + bulk, 0)).isEqualTo(reply.length());
        assertThat(read(reply)).containsExactly(value, null, value);
        assertThat(end(bulk + reply, 0)).isEqualTo(bulk.length());
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 99, 100, 1000, 70_000})
    void sizesMayHaveSeveralDigits(int size) {
        String value = "v".repeat(size);
        String one = "*1\r\n$" + size + "\r\n" + value + "\r\n";
        String many = "*" + size + "\r\n" + "$1\r\nv\r\n".repeat(size);

        assertThat(end(one, 0)).isEqualTo(one.length());
        assertThat(read(one)).containsExactly(value);
        assertThat(end(many, 0)).isEqualTo(many.length());
        assertThat(read(many)).hasSize(size).containsOnly("v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*2\r\n$5\r\nhello\r\n$-1\r\n", "*2\r\n$5\r\nhello\r\n$", "*1\r\n:5\r\n"})
    void theBufferIsOnlyLookedAt(String reply) {
        ByteBuf buffer = memory.holding("***" + reply);
        try {
            buffer.readerIndex(1);

            ValueReply.end(buffer, 3);
            ValueReply.read(buffer, 3, buffer.writerIndex());

            assertThat(buffer.readerIndex()).isEqualTo(1);
            assertThat(buffer.toString(0, buffer.writerIndex(), ISO_8859_1)).isEqualTo("***" + reply);
        } finally {
            buffer.release();
        }
    }

    private int end(String bytes, int start) {
        ByteBuf buffer = memory.holding(bytes);
        try {
            return ValueReply.end(buffer, start);
        } finally {
            buffer.release();
        }
    }

    private List<String> read(String reply) {
        return read(0, reply);
    }

    private List<String> read(int start, String reply) {
        ByteBuf buffer = memory.holding("$".repeat(start) + reply + "*1\r\n$1\r\nb\r\n");
        try {
            List<byte[]> values = ValueReply.read(buffer, start, start + reply.length());
            return values == null ? null : texts(values);
        } finally {
            buffer.release();
        }
    }

    private static List<String> texts(List<byte[]> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value == null ? null : new String(value, ISO_8859_1)));
        return texts;
    }
}
