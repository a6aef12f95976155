package dev.larder.runtime.config;

/** What an {@code @Evicts} method does when its eviction fails. In either case the eviction is pending and repeated. */
public enum OnEvictFailure {
    /** It returns: the method has done its work, and this JVM reads nothing that should be gone. */
    QUEUE,
    /**
     * It throws a {@link dev.larder.runtime.error.CacheException} after its work is done, for callers that must know that other JVMs may go on
     * reading old values for a while. An eviction before the method fails in its place: the method is not called. All
     * evictions that are due are attempted; the first failure is thrown, or what the method itself threw,
     * with the others {@linkplain Throwable#addSuppressed suppressed}.
     */
    THROW
}
