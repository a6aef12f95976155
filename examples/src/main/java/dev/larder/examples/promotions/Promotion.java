package dev.larder.examples.promotions;

/**
 * Products of any department that are cheaper for a while.
 *
 * @param discount in percent
 */
public record Promotion(long id, String name, int discount) {}
