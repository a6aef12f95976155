/** Faults of a network, made on purpose: {@link dev.larder.runtime.fault.FaultProxy}. */
package dev.larder.runtime.fault;
