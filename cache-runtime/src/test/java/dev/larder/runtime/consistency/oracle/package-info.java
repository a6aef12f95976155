/**
 * Looks for stale reads in the real thing, under load and faults: {@link dev.larder.runtime.consistency.oracle.Oracle}
 * is the program.
 */
package dev.larder.runtime.consistency.oracle;
