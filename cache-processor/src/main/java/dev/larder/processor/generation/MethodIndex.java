package dev.larder.processor.generation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The list of the methods that store values. The runtime reads it to detect a misspelt method name in a setting.
 *
 * <pre>
 * shop.UserService UserService.find
 * shop.UserService UserService.findAll
 * </pre>
 *
 * @param labels the methods' names, such as {@code UserService.find}, by the binary names of their interfaces
 */
public record MethodIndex(Map<String, Collection<String>> labels) implements OutputIndex<MethodIndex> {

    /** The path of the list in the class output. */
    public static final String PATH = "META-INF/larder/methods";

    public MethodIndex {
        Map<String, Collection<String>> sorted = new TreeMap<>();
        labels.forEach((type, names) -> sorted.put(type, List.copyOf(new TreeSet<>(names))));
        labels = sorted;
    }

    /** Parses the result of {@link #text}. Malformed lines are ignored. */
    public static MethodIndex of(String text) {
        Map<String, Collection<String>> labels = new TreeMap<>();
        text.lines()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 2)
                .forEach(words -> labels.computeIfAbsent(words[0], type -> new ArrayList<>())
                        .add(words[1]));
        return new MethodIndex(labels);
    }

    @Override
    public MethodIndex with(MethodIndex older, Predicate<String> stays) {
        Map<String, Collection<String>> merged = new TreeMap<>(labels);
        older.labels().forEach((type, names) -> {
            if (stays.test(type)) {
                merged.putIfAbsent(type, names);
            }
        });
        return new MethodIndex(merged);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        labels.forEach((type, names) ->
                names.forEach(name -> text.append(type).append(' ').append(name).append('\n')));
        return text.toString();
    }
}
