/**
 * Larder in Spring Boot: {@link dev.larder.spring.boot.LarderAutoConfiguration} is the entry point, and applications see
 * {@link dev.larder.spring.boot.LarderBuilderCustomizer} and the properties under {@code larder.}.
 */
@NullMarked
package dev.larder.spring.boot;

import org.jspecify.annotations.NullMarked;
