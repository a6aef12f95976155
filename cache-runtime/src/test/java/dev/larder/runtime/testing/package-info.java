/** Clocks, timers and stores for tests: time passes when a test says so, and a store fails as a test says. */
package dev.larder.runtime.testing;
