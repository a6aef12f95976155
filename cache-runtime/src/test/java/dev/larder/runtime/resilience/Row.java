package dev.larder.runtime.resilience;

/** A row of the database, as it is cached. */
public record Row(int key, long version) {}
