/**
 * The text of keys and of patterns over them; start at {@link dev.larder.runtime.internal.key.KeyEncoding}, which makes
 * keys injective.
 */
@NullMarked
package dev.larder.runtime.internal.key;

import org.jspecify.annotations.NullMarked;
