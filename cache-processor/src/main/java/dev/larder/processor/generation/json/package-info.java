/** Writes and reads JSON, without a library on the path of processors. */
@NullMarked
package dev.larder.processor.generation.json;

import org.jspecify.annotations.NullMarked;
