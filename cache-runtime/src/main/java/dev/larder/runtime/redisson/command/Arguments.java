package dev.larder.runtime.redisson.command;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of a command's arguments. For arguments that are texts, Redisson would allocate a buffer each. */
final class Arguments {

    private Arguments() {}

    /** Returns a byte array as it is, and the UTF-8 of anything else. */
    static byte[] bytes(Object argument) {
        return argument instanceof byte[] bytes ? bytes : argument.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[][] bytes(List<?> arguments) {
        byte[][] bytes = new byte[arguments.size()][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes(arguments.get(i));
        }
        return bytes;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
