/**
 * Errors as values: {@link dev.larder.processor.diagnostic.DiagnosticCode} is the one list of everything that the processor
 * can object to, {@link dev.larder.processor.diagnostic.ValidationReport} collects what it objected to in one service, and
 * {@link dev.larder.processor.diagnostic.DiagnosticPrinter} hands that to the compiler.
 */
@NullMarked
package dev.larder.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
