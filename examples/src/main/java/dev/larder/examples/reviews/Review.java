package dev.larder.examples.reviews;

import java.time.Instant;

/** What somebody wrote about a product. */
public record Review(String id, long productId, String author, int stars, String text, Instant writtenAt) {}
