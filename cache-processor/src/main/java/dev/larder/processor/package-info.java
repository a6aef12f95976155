/**
 * The annotation processor, whose packages are its pipeline:
 *
 * <pre>
 * Element → declaration.DeclarationReader → ServiceDeclaration      what was written
 *         → resolution.ServiceResolver    → Resolution              model.CachedService, or diagnostics
 *         → generation.ProxyGenerator     → JavaFile                writes, never decides
 *         → generation.SourceWriter       → Filer                   the only user of Filer
 * </pre>
 *
 * <p>Entry point: {@link dev.larder.processor.LarderProcessor}.
 */
@NullMarked
package dev.larder.processor;

import org.jspecify.annotations.NullMarked;
