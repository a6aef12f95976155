package dev.larder.runtime.consistency.near;

/** A row of the database, as it is cached. */
public record NearRow(int key, long version) {}
