package dev.larder.processor.generation;

import com.palantir.javapoet.ClassName;

/** The types that generated code uses. The processor does not depend on them. */
final class RuntimeTypes {

    private static final String PACKAGE = "dev.larder.runtime";

    static final ClassName LARDER = ClassName.get(PACKAGE, "Larder");
    static final ClassName CACHED_METHOD = ClassName.get(PACKAGE, "CachedMethod");
    static final ClassName UPDATING_METHOD = ClassName.get(PACKAGE, "UpdatingMethod");
    static final ClassName EVICTING_METHOD = ClassName.get(PACKAGE, "EvictingMethod");
    static final ClassName READ_THROUGH = ClassName.get(PACKAGE, "ReadThrough");
    static final ClassName WRITE_THROUGH = ClassName.get(PACKAGE, "WriteThrough");
    static final ClassName BATCH_READ_THROUGH = ClassName.get(PACKAGE, "BatchReadThrough");
    static final ClassName BATCH_WRITE_THROUGH = ClassName.get(PACKAGE, "BatchWriteThrough");
    static final ClassName ASYNC_READ_THROUGH = ClassName.get(PACKAGE, "AsyncReadThrough");
    static final ClassName ASYNC_WRITE_THROUGH = ClassName.get(PACKAGE, "AsyncWriteThrough");
    static final ClassName ASYNC_BATCH_READ_THROUGH = ClassName.get(PACKAGE, "AsyncBatchReadThrough");
    static final ClassName ASYNC_BATCH_WRITE_THROUGH = ClassName.get(PACKAGE, "AsyncBatchWriteThrough");
    static final ClassName ASYNC_EVICTION = ClassName.get(PACKAGE, "AsyncEviction");
    static final ClassName ELEMENTS = ClassName.get(PACKAGE, "Elements");
    static final ClassName EVICTION = ClassName.get(PACKAGE, "Eviction");
    static final ClassName KEY_PATTERN = ClassName.get(PACKAGE, "KeyPattern");
    static final ClassName TYPE_TOKEN = ClassName.get(PACKAGE, "TypeToken");

    static final ClassName MONOS = ClassName.get(PACKAGE + ".reactor", "Monos");
    static final ClassName MAYBES = ClassName.get(PACKAGE + ".rxjava", "Maybes");
    static final ClassName SINGLES = ClassName.get(PACKAGE + ".rxjava", "Singles");

    /** Not of the runtime, but of the method that returns one. */
    static final ClassName MONO = ClassName.get("reactor.core.publisher", "Mono");

    private RuntimeTypes() {}
}
