package dev.larder.processor.resolution.value;

import javax.lang.model.type.TypeMirror;

/** A property of a class as Jackson sees it. */
record Property(String name, TypeMirror type) {}
