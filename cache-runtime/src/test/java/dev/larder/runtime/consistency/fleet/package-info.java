/** What a fleet of JVMs does together: {@link dev.larder.runtime.consistency.fleet.OneLoadPerFleetTest}. */
package dev.larder.runtime.consistency.fleet;
