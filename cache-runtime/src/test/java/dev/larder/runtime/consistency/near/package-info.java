/**
 * Looks for stale reads of near caches in several processes, under load and faults:
 * {@link dev.larder.runtime.consistency.near.NearOracle} is the program. {@code NearNode} is a process of the fleet.
 */
package dev.larder.runtime.consistency.near;
