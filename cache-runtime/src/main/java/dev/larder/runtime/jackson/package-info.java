/**
 * Values as strict JSON. Applications begin with {@link dev.larder.runtime.jackson.JacksonValueCodec}; the subpackages are its
 * parts and are not exported.
 */
@NullMarked
package dev.larder.runtime.jackson;

import org.jspecify.annotations.NullMarked;
