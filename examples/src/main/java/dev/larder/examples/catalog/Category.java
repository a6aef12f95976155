package dev.larder.examples.catalog;

/** A department of the storefront. */
public enum Category {
    BOOKS,
    GAMES,
    GARDEN,
    KITCHEN
}
