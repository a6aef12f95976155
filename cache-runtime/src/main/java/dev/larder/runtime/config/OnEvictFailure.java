package dev.larder.runtime.config;

/** The outcome of an {@code @Evicts} method whose eviction fails. In both cases the eviction is pending and repeated. */
public enum OnEvictFailure {
    /** The method returns, since it has done its work. This JVM reads none of the keys until they are evicted. */
    QUEUE,
    /**
     * The method throws a {@link dev.larder.runtime.error.CacheException}. It is for callers that must know that other JVMs
     * may read stale values until the eviction is repeated.
     *
     * <p>An eviction before the method fails instead of the method, which is not called then. All evictions that are due are
     * attempted. The method throws its own exception if it has one, or else the first failure; the others are
     * {@linkplain Throwable#addSuppressed suppressed}.
     */
    THROW
}
