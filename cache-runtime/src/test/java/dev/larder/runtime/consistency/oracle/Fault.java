package dev.larder.runtime.consistency.oracle;

/** A fault that begins and ends. */
record Fault(String name, Runnable begin, Runnable end) {}
