package dev.larder.processor.generation;

import com.palantir.javapoet.ClassName;

/** The types of the runtime that generated code uses. The processor does not depend on it. */
final class RuntimeTypes {

    private static final String PACKAGE = "dev.larder.runtime";

    static final ClassName LARDER = ClassName.get(PACKAGE, "Larder");
    static final ClassName CACHED_METHOD = ClassName.get(PACKAGE, "CachedMethod");
    static final ClassName UPDATING_METHOD = ClassName.get(PACKAGE, "UpdatingMethod");
    static final ClassName EVICTING_METHOD = ClassName.get(PACKAGE, "EvictingMethod");
    static final ClassName READ_THROUGH = ClassName.get(PACKAGE, "ReadThrough");
    static final ClassName WRITE_THROUGH = ClassName.get(PACKAGE, "WriteThrough");
    static final ClassName EVICTION = ClassName.get(PACKAGE, "Eviction");
    static final ClassName KEY_PATTERN = ClassName.get(PACKAGE, "KeyPattern");
    static final ClassName TYPE_TOKEN = ClassName.get(PACKAGE, "TypeToken");

    private RuntimeTypes() {}
}
