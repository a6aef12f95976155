package dev.larder.examples.reviews;

/** A review to be written, of one to five stars. */
public record NewReview(String author, int stars, String text) {}
