package dev.larder.runtime.resilience;

/**
 * A kind of fault.
 *
 * @param end returns when the server and its network are as before
 */
record Kind(String name, Runnable begin, Runnable end) {}
