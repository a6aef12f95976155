package dev.larder.processor.generation.source;

import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.TypeVariableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The imports of a file, and the names that they give to classes. Of classes with one simple name, the first is imported. */
final class Imports {

    private final ClassName file;
    private final Set<String> hidden;

    /** Outermost classes of other packages by their simple names. */
    private final Map<String, ClassName> imported = new HashMap<>();

    /**
     * Decides the imports of a file.
     *
     * @param file the class in the file
     * @param hidden simple names that mean something else in the file, so that classes of these names are not imported
     */
    Imports(ClassName file, Set<String> hidden, CodeBlock code) {
        this.file = file;
        this.hidden = new HashSet<>(hidden);
        for (Object part : code.parts()) {
            if (part instanceof TypeVariableName variable) {
                this.hidden.add(variable.name());
            }
        }
        Set<String> ofPackage = new HashSet<>();
        ofPackage.add(file.simpleName());
        for (Object part : code.parts()) {
            if (part instanceof TypeName type) {
                type.spelled(name -> note(name, ofPackage));
            }
        }
        imported.keySet().removeAll(ofPackage);
    }

    private String note(ClassName name, Set<String> ofPackage) {
        String outermost = name.simpleNames().get(0);
        if (isOfPackage(name)) {
            ofPackage.add(outermost);
        } else if (!hidden.contains(outermost)) {
            imported.putIfAbsent(outermost, ClassName.get(name.packageName(), outermost));
        }
        return "";
    }

    /** Returns the shortest text that means the type in the file. */
    String spelled(TypeName type) {
        return type.spelled(this::nameOf);
    }

    private String nameOf(ClassName name) {
        String outermost = name.simpleNames().get(0);
        ClassName known = imported.get(outermost);
        boolean isKnown =
                known == null ? isOfPackage(name) : known.packageName().equals(name.packageName());
        return isKnown && !hidden.contains(outermost) ? name.nestedName() : name.canonicalName();
    }

    private boolean isOfPackage(ClassName name) {
        return name.packageName().equals(file.packageName());
    }

    /** Returns the names to import, sorted. Those of {@code java.lang} need no import. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (ClassName name : imported.values()) {
            if (!name.packageName().equals("java.lang")) {
                names.add(name.canonicalName());
            }
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }
}
