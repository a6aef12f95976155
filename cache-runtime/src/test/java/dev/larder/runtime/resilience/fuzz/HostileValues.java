package dev.larder.runtime.resilience.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Draws hostile values from a seed. */
final class HostileValues {

    private static final List<String> CLASSES = List.of(
            "dev.larder.runtime.resilience.fuzz.Canary",
            "com.sun.rowset.JdbcRowSetImpl",
            "java.util.logging.FileHandler",
            "javax.swing.JEditorPane",
            "java.lang.ProcessBuilder");

    /** Places for one of these classes ($C), beside or instead of what belongs there ($V: the value without its braces). */
    private static final List<String> TYPED = List.of(
            "[\"$C\",{}]",
            "[\"$C\",{\"id\":1}]",
            "[\"$C\",\"ldap://127.0.0.1:1/x\"]",
            "{\"@class\":\"$C\",$V}",
            "{\"@type\":\"$C\",$V}",
            "{\"@c\":\".Canary\",$V}",
            "{\"class\":\"$C\",$V}",
            "{$V,\"@class\":\"$C\"}",
            "{$V,\"extra\":[\"$C\",{}]}",
            "[[\"$C\",{\"id\":1}]]",
            "[{\"@class\":\"$C\",$V}]",
            "{\"payment\":{\"kind\":\"$C\"},$V}",
            "{\"payment\":[\"$C\",{}],$V}",
            "{\"payment\":{\"@class\":\"$C\"},$V}",
            "{\"a\":[\"$C\",{}]}",
            "{\"$C\":{\"@class\":\"$C\"}}");

    private static final List<String> SHAPES = List.of(
            "{$V,\"unknown\":1}",
            "{\"id\":true}",
            "{$V,$V}",
            "{\"id\":\"1\"}",
            "{\"id\":NaN}",
            "{\"id\":1e999999999}",
            "{\"a\":1e999999999}",
            "{$V} {$V}",
            "{$V}//",
            "{'id':1}",
            "{$V,}",
            "[{$V},null,7]",
            "[{}]",
            "{\"a\":\"1\"}",
            "\"\\ud800",
            "nul");

    private final Random random;

    private final byte[] valid;

    private final String inner;

    private final byte[] tooLarge;

    /**
     * Draws values.
     *
     * @param valid a value as it is stored
     * @param limit how large a value may be
     */
    HostileValues(long seed, byte[] valid, int limit) {
        this.random = new Random(seed);
        this.valid = valid;
        String text = new String(valid, StandardCharsets.UTF_8);
        this.inner = text.substring(1, text.length() - 1);
        this.tooLarge =
                ("[" + (text + ",").repeat(limit / valid.length + 1) + text + "]").getBytes(StandardCharsets.UTF_8);
    }

    Value next() {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        return new Value(
                kind,
                switch (kind) {
                    case CUT -> Arrays.copyOf(valid, random.nextInt(valid.length));
                    case FLIPPED -> flipped();
                    case NOISE -> noise();
                    case DEEP -> deep();
                    case HUGE -> huge();
                    case TYPED -> filled(TYPED);
                    case OTHER_SHAPE -> filled(SHAPES);
                    case OTHER_ENCODING -> encoded();
                });
    }

    private byte[] flipped() {
        byte[] bytes = valid.clone();
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] deep() {
        List<String> openings = List.of("[", "{\"a\":", "{\"parts\":", "{\"name\":\"a\",\"below\":[", "[[{\"lines\":");
        String opening = openings.get(random.nextInt(openings.size()));
        int depth = 501 + random.nextInt(random.nextInt(10) == 0 ? 100_000 : 2_000);
        String start = random.nextBoolean() ? "" : "{" + inner + ",\"parts\":";
        return (start + opening.repeat(depth)).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] huge() {
        int size = 1 << (10 + random.nextInt(9));
        String text = switch (random.nextInt(8)) {
            case 0 -> "{\"id\":" + "9".repeat(size) + "}";
            case 1 -> "{\"a\":" + "9".repeat(size) + "}";
            case 2 -> "{\"number\":0." + "9".repeat(size) + "e99}";
            case 3 -> "{" + inner + ",\"" + "n".repeat(size) + "\":1}";
            case 4 -> "{" + inner + ",\"extra\":\"" + "x".repeat(size) + "\"}";
            case 5 -> "{\"id\":[" + "0,".repeat(size) + "0]}";
            case 6 -> "[" + "{},".repeat(size) + "{}]";
            default -> "";
        };
        if (text.isEmpty()) {
            return random.nextInt(20) == 0
                    ? tooLarge
                    : ("{" + properties(size / 16) + "}").getBytes(StandardCharsets.UTF_8);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String properties(int count) {
        StringBuilder properties = new StringBuilder("\"p\":[]");
        for (int i = 0; i < count; i++) {
            properties.append(",\"p").append(i).append("\":[]");
        }
        return properties.toString();
    }

    private byte[] filled(List<String> templates) {
        return templates
                .get(random.nextInt(templates.size()))
                .replace("$C", CLASSES.get(random.nextInt(CLASSES.size())))
                .replace("$V", inner)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] encoded() {
        List<Charset> charsets = List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32"));
        byte[] bytes = ("{" + inner + ",\"unknown\":1}").getBytes(charsets.get(random.nextInt(charsets.size())));
        if (random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] = (byte) 0xFF;
        }
        return bytes;
    }

    /** A kind of hostility. */
    enum Kind {
        CUT(true),
        FLIPPED(true),
        NOISE(true),
        DEEP(false),
        HUGE(false),
        TYPED(false),
        OTHER_SHAPE(false),
        OTHER_ENCODING(false);

        private final boolean luck;

        Kind(boolean luck) {
            this.luck = luck;
        }

        /** Whether one may happen to be a value after all. */
        boolean mayBeValid() {
            return luck;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Value(Kind kind, byte[] bytes) {}
}
