package dev.larder.spring.boot;

import dev.larder.runtime.LarderBuilder;

/**
 * Changes how the application's {@code Larder} is opened, after all properties have been applied. A bean of this type is
 * called once; several are called in their order.
 */
@FunctionalInterface
public interface LarderBuilderCustomizer {

    /** Changes the builder; what is set here wins over properties. */
    void customize(LarderBuilder builder);
}
