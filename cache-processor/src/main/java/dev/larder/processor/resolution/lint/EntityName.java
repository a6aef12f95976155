package dev.larder.processor.resolution.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The name of what a class describes: {@code user} for {@code User}, {@code UserDto} and {@code UpdateUserRequest}.
 */
record EntityName(String text) {

    /** Objects of a verb that name no entity, as in {@code removeAll}. */
    private static final Set<String> ANYTHING =
            Set.of("", "all", "data", "entity", "id", "info", "it", "item", "list", "model", "one", "record", "self");

    private static final Set<String> PREFIXES =
            Set.of("add", "change", "create", "edit", "modify", "new", "save", "update");

    private static final Set<String> SUFFIXES = Set.of(
            "bean",
            "bo",
            "command",
            "data",
            "details",
            "do",
            "dto",
            "entity",
            "form",
            "info",
            "input",
            "model",
            "param",
            "params",
            "payload",
            "po",
            "record",
            "req",
            "request",
            "resource",
            "resp",
            "response",
            "result",
            "view",
            "vo");

    static EntityName of(String simpleName) {
        List<String> words = new ArrayList<>(MethodName.words(simpleName));
        while (words.size() > 1 && PREFIXES.contains(words.get(0))) {
            words.remove(0);
        }
        while (words.size() > 1 && SUFFIXES.contains(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        return new EntityName(String.join("", words));
    }

    /** Returns whether a class describes an entity that does not exist yet. */
    static boolean isOfNewOne(String simpleName) {
        return simpleName.matches("(Add|Create|New)\\p{Lu}.*");
    }

    /** Returns the name of the entity that a service is about: {@code user} for {@code ISysUserService}. */
    static EntityName ofService(String simpleName) {
        String name = simpleName
                .substring(simpleName.lastIndexOf('$') + 1)
                .replaceFirst("^I(?=\\p{Lu}\\p{Ll})", "")
                .replaceFirst("(Service|Services|Repository|Dao|Manager|Facade|Store|Api|Client|Cache)$", "");
        return of(name.isEmpty() ? simpleName : singular(name));
    }

    /** Returns whether two names mean one thing, be it that one of them has a prefix such as {@code Sys}. */
    boolean isAkinTo(EntityName other) {
        return text.endsWith(other.text) || other.text.endsWith(text);
    }

    /** Returns the name of a property without the entity that it may begin with: {@code id} for {@code userId}. */
    String unqualified(String property) {
        return property.length() > text.length()
                        && property.toLowerCase(Locale.ROOT).startsWith(text)
                ? property.substring(text.length(), text.length() + 1).toLowerCase(Locale.ROOT)
                        + property.substring(text.length() + 1)
                : property;
    }

    /** Returns whether the object of a verb names no entity. */
    static boolean isAnything(String object) {
        return ANYTHING.contains(singular(object));
    }

    /** Returns a word without the ending of its plural. */
    static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("ses") || word.endsWith("xes") || word.endsWith("ches")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
