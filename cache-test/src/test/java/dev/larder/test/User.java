package dev.larder.test;

/** A user. */
public record User(long id, String name) {}
