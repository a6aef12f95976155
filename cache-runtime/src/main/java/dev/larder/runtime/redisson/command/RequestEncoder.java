package dev.larder.runtime.redisson.command;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.redisson.client.protocol.CommandData;
import org.redisson.config.CommandMapper;

/**
 * Writes commands as Redis reads them: an array of texts, each with its length
 * (<a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">the protocol</a>).
 */
final class RequestEncoder {

    private final CommandMapper names;

    /** @param names the names that the server gives to commands, if it has renamed any */
    RequestEncoder(CommandMapper names) {
        this.names = names;
    }

    /** Writes a command of one word. */
    void encode(CommandData<?, ?> command, ByteBuf out) {
        Object[] arguments = command.getParams();
        number('*', 1 + arguments.length, out);
        text(Arguments.bytes(names.map(command.getCommand().getName())), out);
        for (Object argument : arguments) {
            text(Arguments.bytes(argument), out);
        }
    }

    private static void text(byte[] bytes, ByteBuf out) {
        number('$', bytes.length, out);
        out.writeBytes(bytes);
        endLine(out);
    }

    private static void number(char sign, int number, ByteBuf out) {
        out.writeByte(sign);
        if (number < 10) {
            out.writeByte('0' + number);
        } else if (number < 100) {
            out.writeByte('0' + number / 10);
            out.writeByte('0' + number % 10);
        } else {
            ByteBufUtil.writeAscii(out, Integer.toString(number));
        }
        endLine(out);
    }

    private static void endLine(ByteBuf out) {
        out.writeShort('\r' << 8 | '\n');
    }
}
