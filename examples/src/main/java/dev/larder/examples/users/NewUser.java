package dev.larder.examples.users;

/** What somebody who registers tells about themselves. */
public record NewUser(String name, String email) {}
