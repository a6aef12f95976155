/** Values as strict JSON: {@link dev.larder.runtime.jackson.JacksonValueCodec}. */
@NullMarked
package dev.larder.runtime.jackson;

import org.jspecify.annotations.NullMarked;
