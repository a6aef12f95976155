/**
 * Errors as values: {@link dev.larder.processor.diagnostic.DiagnosticCode} lists all messages,
 * {@link dev.larder.processor.diagnostic.ValidationReport} collects the diagnostics of one service, and
 * {@link dev.larder.processor.diagnostic.DiagnosticPrinter} prints them by the compiler.
 */
@NullMarked
package dev.larder.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
