package dev.larder.processor.model;

/**
 * An exact key, a pattern or a tag to evict, and its place in the source.
 *
 * @param tag whether the keys that carry a tag are evicted
 */
public record EvictedPattern(KeyTemplate template, boolean tag, Origin origin) {

    public EvictionTarget target() {
        return new EvictionTarget(template, tag);
    }
}
