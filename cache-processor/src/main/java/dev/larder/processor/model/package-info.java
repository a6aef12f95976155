/**
 * The model of a service after all decisions: immutable values, which the generation stage spells as they are.
 *
 * <p>Entry point: {@link dev.larder.processor.model.CachedService}. The only handle back to {@code javax.lang.model} is
 * {@link dev.larder.processor.model.Origin}.
 */
@NullMarked
package dev.larder.processor.model;

import org.jspecify.annotations.NullMarked;
