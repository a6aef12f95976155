package dev.larder.processor.generation.map;

import dev.larder.processor.model.map.LockedKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The lock as text: a line a key, sorted, so that a change of a key is a change of one line.
 *
 * <pre>
 * user:{id}:profile  shop.User  shape 3f0a9be1c2d4  ttl 1h,null=1m  renewed by UserService.remove(group) UserService.save(update)
 * </pre>
 */
public final class LockText {

    private static final String HEAD = """
            # Written by Larder's processor. Each line is a key: its values, their shape, its TTL, and what evicts or updates it.
            # A compilation that differs fails; after a change that is meant, compile once with -Alarder.lock.write.
            """;

    private LockText() {}

    /** Returns the text of the lines. */
    public static String of(List<LockedKey> keys) {
        return keys.stream()
                .map(key -> "%s  %s  shape %s  ttl %s  renewed by %s\n"
                        .formatted(
                                key.template(),
                                key.type(),
                                key.shape(),
                                key.ttl(),
                                key.renewedBy().isEmpty() ? "nothing" : String.join(" ", key.renewedBy())))
                .collect(Collectors.joining("", HEAD, ""));
    }

    /** Returns the lines of a text. A line that is none is left out, so that it counts as a key that is missing. */
    public static List<LockedKey> parse(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" {2}", -1))
                .filter(parts -> parts.length == 5)
                .map(parts -> new LockedKey(
                        parts[0],
                        parts[1],
                        parts[2].replaceFirst("^shape ", ""),
                        parts[3].replaceFirst("^ttl ", ""),
                        renewers(parts[4].replaceFirst("^renewed by ", ""))))
                .toList();
    }

    private static Set<String> renewers(String text) {
        return text.equals("nothing") ? Set.of() : new TreeSet<>(List.of(text.split(" ")));
    }
}
