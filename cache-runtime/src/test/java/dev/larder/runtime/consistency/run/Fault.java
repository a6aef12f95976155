package dev.larder.runtime.consistency.run;

/**
 * A fault that begins and ends.
 *
 * @param shortest minimum number of milliseconds in between
 * @param longest maximum number of milliseconds in between
 * @param recovery number of milliseconds after its end before the next fault
 */
public record Fault(String name, Runnable begin, Runnable end, int shortest, int longest, int recovery) {}
