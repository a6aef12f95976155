package dev.larder.processor.generation;

import dev.larder.processor.model.TypeName.ClassName;

/** The types that generated code uses, known by name: the processor does not depend on them. */
final class RuntimeTypes {

    private static final String PACKAGE = "dev.larder.runtime";

    private static final String METHOD = PACKAGE + ".method";

    private static final String ENTRY = PACKAGE + ".entry";

    static final ClassName LARDER = ClassName.get(PACKAGE, "Larder");
    static final ClassName CACHED_METHOD = ClassName.get(METHOD, "CachedMethod");
    static final ClassName UPDATING_METHOD = ClassName.get(METHOD, "UpdatingMethod");
    static final ClassName EVICTING_METHOD = ClassName.get(METHOD, "EvictingMethod");
    static final ClassName READ_THROUGH = ClassName.get(METHOD, "ReadThrough");
    static final ClassName WRITE_THROUGH = ClassName.get(METHOD, "WriteThrough");
    static final ClassName BATCH_READ_THROUGH = ClassName.get(METHOD, "BatchReadThrough");
    static final ClassName BATCH_WRITE_THROUGH = ClassName.get(METHOD, "BatchWriteThrough");
    static final ClassName ASYNC_READ_THROUGH = ClassName.get(METHOD, "AsyncReadThrough");
    static final ClassName ASYNC_WRITE_THROUGH = ClassName.get(METHOD, "AsyncWriteThrough");
    static final ClassName ASYNC_BATCH_READ_THROUGH = ClassName.get(METHOD, "AsyncBatchReadThrough");
    static final ClassName ASYNC_BATCH_WRITE_THROUGH = ClassName.get(METHOD, "AsyncBatchWriteThrough");
    static final ClassName ASYNC_EVICTION = ClassName.get(METHOD, "AsyncEviction");
    static final ClassName COPIES = ClassName.get(METHOD, "Copies");
    static final ClassName ELEMENTS = ClassName.get(METHOD, "Elements");
    static final ClassName OPTIONALS = ClassName.get(METHOD, "Optionals");
    static final ClassName EVICTION = ClassName.get(METHOD, "Eviction");
    static final ClassName KEY_PATTERN = ClassName.get(PACKAGE + ".key", "KeyPattern");
    static final ClassName TAG_TEMPLATE = ClassName.get(PACKAGE + ".key", "TagTemplate");
    static final ClassName TYPE_TOKEN = ClassName.get(METHOD, "TypeToken");

    static final ClassName ENTRY_HANDLE = ClassName.get(METHOD, "EntryHandle");
    static final ClassName CACHE_ENTRY = ClassName.get(ENTRY, "CacheEntry");
    static final ClassName CACHE_ENTRIES = ClassName.get(ENTRY, "CacheEntries");
    static final ClassName ASYNC_CACHE_ENTRY = ClassName.get(ENTRY, "AsyncCacheEntry");
    static final ClassName ASYNC_CACHE_ENTRIES = ClassName.get(ENTRY, "AsyncCacheEntries");

    static final ClassName MONOS = ClassName.get(PACKAGE + ".reactor", "Monos");
    static final ClassName MAYBES = ClassName.get(PACKAGE + ".rxjava", "Maybes");
    static final ClassName SINGLES = ClassName.get(PACKAGE + ".rxjava", "Singles");

    /** The type that a method returns, not one of the runtime. */
    static final ClassName MONO = ClassName.get("reactor.core.publisher", "Mono");

    private RuntimeTypes() {}
}
