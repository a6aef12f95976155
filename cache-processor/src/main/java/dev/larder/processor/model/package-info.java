/**
 * The decisions about a service, as immutable values. The generation stage writes them without further decisions.
 *
 * <p>Entry point: {@link dev.larder.processor.model.CachedService}. The only reference to {@code javax.lang.model} is
 * {@link dev.larder.processor.model.Origin}.
 */
@NullMarked
package dev.larder.processor.model;

import org.jspecify.annotations.NullMarked;
