package dev.larder.processor.resolution.template;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * The member that a name in a path means.
 *
 * @param element the method or field
 * @param type its type as a member of the type in which it was found
 * @param thrown the checked exceptions that it declares
 */
record Member(Element element, TypeMirror type, List<TypeMirror> thrown) {}
