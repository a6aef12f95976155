package dev.larder.processor.resolution.value;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A part of a class' state.
 *
 * @param owner the class that declares it
 * @param places the elements on which annotations of it may stand
 */
record Property(String name, TypeMirror type, TypeElement owner, List<Element> places) {

    Property {
        places = List.copyOf(places);
    }

    /** The property with its class, such as {@code Node.parent}. */
    String path() {
        return owner.getSimpleName() + "." + name;
    }
}
