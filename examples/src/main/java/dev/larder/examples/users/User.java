package dev.larder.examples.users;

import java.time.LocalDate;

/** A customer of the storefront. */
public record User(long id, String name, String email, LocalDate since) {}
