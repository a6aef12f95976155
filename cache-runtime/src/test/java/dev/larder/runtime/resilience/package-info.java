/**
 * Lets a server and its network fail in every way while the cache works: {@link dev.larder.runtime.resilience.Resilience}
 * is the program.
 */
package dev.larder.runtime.resilience;
