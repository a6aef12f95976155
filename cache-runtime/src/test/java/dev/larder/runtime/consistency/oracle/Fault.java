package dev.larder.runtime.consistency.oracle;

/** Something that goes wrong for a while. */
record Fault(String name, Runnable begin, Runnable end) {}
