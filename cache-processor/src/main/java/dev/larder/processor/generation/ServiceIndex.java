package dev.larder.processor.generation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The list of the generated classes, by which a framework finds the interfaces whose beans it is to cache: those that only
 * evict included, and those whose class has another name than usual.
 *
 * <pre>
 * shop.Audit shop.CachedAudit clear
 * shop.UserService shop.CachedUserService find findAll save
 * </pre>
 *
 * @param lines the lines by the binary names of their interfaces
 */
public record ServiceIndex(Map<String, String> lines) implements OutputIndex<ServiceIndex> {

    /** Where the list is in the class output. */
    public static final String PATH = "META-INF/larder/services";

    public ServiceIndex {
        lines = new TreeMap<>(lines);
    }

    /**
     * Returns the line of a service.
     *
     * @param service the binary name of the interface
     * @param generated the binary name of the class
     * @param methods the names of the annotated methods
     */
    public static String line(String service, String generated, Collection<String> methods) {
        Collection<String> words = new ArrayList<>();
        words.add(service);
        words.add(generated);
        words.addAll(new TreeSet<>(methods));
        return String.join(" ", words);
    }

    /** Reads what {@link #text} gave. A line that is none is left out. */
    public static ServiceIndex of(String text) {
        Map<String, String> lines = new TreeMap<>();
        text.lines()
                .filter(line -> line.split(" ", -1).length > 2)
                .forEach(line -> lines.put(line.substring(0, line.indexOf(' ')), line));
        return new ServiceIndex(lines);
    }

    @Override
    public ServiceIndex with(ServiceIndex older, Predicate<String> stays) {
        Map<String, String> merged = new TreeMap<>(lines);
        older.lines().forEach((service, line) -> {
            if (stays.test(service)) {
                merged.putIfAbsent(service, line);
            }
        });
        return new ServiceIndex(merged);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        lines.values().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
