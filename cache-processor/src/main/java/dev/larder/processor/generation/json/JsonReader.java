package dev.larder.processor.generation.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON into maps, lists, texts, booleans and, for numbers, texts. */
public final class JsonReader {

    /** Maximum nesting, so that a broken file can't exhaust the stack. */
    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Returns the object that a text holds; empty if the text is no JSON object. */
    public static Optional<Map<String, Object>> object(String text) {
        JsonReader reader = new JsonReader(text);
        try {
            Object value = reader.value(0);
            reader.blanks();
            return reader.at == text.length() && value instanceof Map<?, ?> map
                    ? Optional.of(named(map))
                    : Optional.empty();
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deeply");
        }
        blanks();
        char c = text.charAt(at);
        if (c == '{') {
            Map<String, Object> map = new LinkedHashMap<>();
            for (at++; !closes('}'); ) {
                String name = string();
                expect(':');
                map.put(name, value(depth + 1));
            }
            return map;
        }
        if (c == '[') {
            List<Object> list = new ArrayList<>();
            for (at++; !closes(']'); ) {
                list.add(value(depth + 1));
            }
            return list;
        }
        return c == '"' ? string() : word();
    }

    /** Returns whether the closing bracket follows, and passes it or the comma before another element. */
    private boolean closes(char bracket) {
        blanks();
        if (text.charAt(at) == ',') {
            at++;
            blanks();
            return false;
        }
        if (text.charAt(at) == bracket) {
            at++;
            return true;
        }
        return false;
    }

    private Object word() {
        int start = at;
        while (at < text.length() && "{}[],:\" \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        if (!word.matches("null|-?\\d[\\d.eE+-]*")) {
            throw new IllegalArgumentException(word);
        }
        return word;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> c;
        };
    }

    private void expect(char c) {
        blanks();
        if (text.charAt(at) != c) {
            throw new IllegalArgumentException("no " + c + " at " + at);
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
