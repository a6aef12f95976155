package dev.larder.examples.reviews;

/**
 * What all reviews of a product come to.
 *
 * @param average of the stars; 0 without reviews
 */
public record Rating(long reviews, double average) {}
