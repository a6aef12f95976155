/** Tests of several JVMs with one server: {@link dev.larder.runtime.consistency.fleet.OneLoadPerFleetTest}. */
package dev.larder.runtime.consistency.fleet;
