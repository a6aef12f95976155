package dev.larder.processor.resolution.template;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * What a name in a path leads to.
 *
 * @param element the method or field
 * @param type its type as a member of the type that it was looked up in
 * @param thrown the checked exceptions that reading it may throw
 */
record Member(Element element, TypeMirror type, List<TypeMirror> thrown) {}
