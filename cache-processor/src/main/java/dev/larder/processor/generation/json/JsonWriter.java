package dev.larder.processor.generation.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes JSON with an indentation of two blanks; a list of texts and an empty list stand on one line. */
public final class JsonWriter {

    private final StringBuilder text = new StringBuilder();

    private JsonWriter() {}

    /** Returns the JSON of maps, lists, texts, numbers and booleans, with a line feed at its end. */
    public static String text(Object value) {
        JsonWriter writer = new JsonWriter();
        writer.write(value, "\n");
        return writer.text.append('\n').toString();
    }

    private void write(Object value, String line) {
        if (value instanceof Map<?, ?> map) {
            each('{', '}', map.entrySet().iterator(), line, map.isEmpty(), entry -> {
                quote(String.valueOf(entry.getKey()));
                text.append(": ");
                write(entry.getValue(), line + "  ");
            });
        } else if (value instanceof List<?> list) {
            boolean flat = list.stream().allMatch(String.class::isInstance);
            each('[', ']', list.iterator(), line, flat, element -> write(element, line + "  "));
        } else if (value instanceof String string) {
            quote(string);
        } else {
            text.append(value);
        }
    }

    private <T> void each(char open, char close, Iterator<T> elements, String line, boolean flat, Consumer<T> write) {
        text.append(open);
        while (elements.hasNext()) {
            text.append(flat ? "" : line + "  ");
            write.accept(elements.next());
            text.append(elements.hasNext() ? (flat ? ", " : ",") : "");
        }
        text.append(flat ? "" : line).append(close);
    }

    private void quote(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
