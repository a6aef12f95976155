/**
 * Java source as text: pieces of code with the types that they name, and the file with its imports.
 *
 * <p>Entry points: {@link dev.larder.processor.generation.source.CodeBlock} and
 * {@link dev.larder.processor.generation.source.SourceFile}.
 */
@NullMarked
package dev.larder.processor.generation.source;

import org.jspecify.annotations.NullMarked;
