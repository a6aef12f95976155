package dev.larder.runtime.consistency.oracle;

/** A row of the database, as it is cached. */
public record Row(int key, long version) {}
