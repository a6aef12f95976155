/**
 * Errors as values: {@link dev.larder.processor.diagnostic.DiagnosticCode} lists all messages, a
 * {@link dev.larder.processor.diagnostic.Problem} is a message that a parser returns without its place,
 * {@link dev.larder.processor.diagnostic.ValidationReport} collects the diagnostics of one service, and
 * {@link dev.larder.processor.diagnostic.DiagnosticPrinter} prints them by the compiler.
 */
@NullMarked
package dev.larder.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
