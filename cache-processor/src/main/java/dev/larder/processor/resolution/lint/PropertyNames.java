package dev.larder.processor.resolution.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The names of the properties of classes: of components, fields and getters, private fields included. */
final class PropertyNames {

    private static final Pattern GETTER = Pattern.compile("^(get|is)(?=\\p{Lu})");

    private final Elements elements;
    private final Map<String, Set<String>> known = new HashMap<>();

    PropertyNames(Elements elements) {
        this.elements = elements;
    }

    /** Returns the names in a class, given by its qualified name; none if it is not on the class path. */
    Set<String> of(String type) {
        return known.computeIfAbsent(type, this::find);
    }

    /** Returns whether a class has a property of a name in lower case, be it in its plural. */
    boolean contains(String type, String property) {
        String singular = EntityName.singular(property);
        return of(type).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(property)
                        || name.equals(singular)
                        || EntityName.singular(name).equals(singular));
    }

    private Set<String> find(String type) {
        Set<String> names = new HashSet<>();
        TypeElement element = type.isEmpty() ? null : elements.getTypeElement(type);
        if (element != null) {
            for (Element member : elements.getAllMembers(element)) {
                if (!member.getModifiers().contains(Modifier.STATIC)
                        && (member.getKind().isField() || isGetter(member))) {
                    names.add(property(member.getSimpleName().toString()));
                }
            }
        }
        return names;
    }

    private static boolean isGetter(Element member) {
        String name = member.getSimpleName().toString();
        return GETTER.matcher(name).lookingAt() && !name.equals("getClass");
    }

    private static String property(String name) {
        String property = GETTER.matcher(name).replaceFirst("");
        return property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
    }
}
