/**
 * Declarations: the annotations of a service interface and its super-interfaces, read but not judged.
 *
 * <p>Entry point: {@link dev.larder.processor.declaration.DeclarationReader}.
 */
@NullMarked
package dev.larder.processor.declaration;

import org.jspecify.annotations.NullMarked;
