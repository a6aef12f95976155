/** Values that no honest program writes, and what reading them costs: {@link dev.larder.runtime.resilience.fuzz.ValueFuzz}. */
package dev.larder.runtime.resilience.fuzz;
