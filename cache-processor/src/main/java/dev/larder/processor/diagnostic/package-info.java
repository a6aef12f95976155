/**
 * Errors as values: {@link dev.larder.processor.diagnostic.DiagnosticCode} lists every message of the processor,
 * {@link dev.larder.processor.diagnostic.ValidationReport} collects those of one service, and
 * {@link dev.larder.processor.diagnostic.DiagnosticPrinter} hands them to the compiler. A new message is a constant of the enum,
 * a section in {@code docs/diagnostics.md} and a negative test.
 */
@NullMarked
package dev.larder.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
