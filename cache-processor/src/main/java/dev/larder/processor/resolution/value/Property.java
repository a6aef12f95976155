package dev.larder.processor.resolution.value;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A property of a class: a part of its state.
 *
 * @param owner the class that declares it
 * @param places the elements that may have annotations of the property
 */
record Property(String name, TypeMirror type, TypeElement owner, List<Element> places) {

    Property {
        places = List.copyOf(places);
    }

    /** Returns the property with its class, such as {@code Node.parent}. */
    String path() {
        return owner.getSimpleName() + "." + name;
    }
}
