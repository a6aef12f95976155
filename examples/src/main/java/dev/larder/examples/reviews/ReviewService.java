package dev.larder.examples.reviews;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.util.List;

/**
 * Reviews of products. They are kept in another kind of database than the rest, which makes no difference here: a cache
 * stands before an interface, whatever is behind it.
 */
public interface ReviewService {

    /** The latest reviews of the product, newest first: at most ten. */
    @Cached(key = "review:{productId}:latest", ttl = "10m")
    List<Review> latest(long productId);

    /**
     * What all reviews of the product come to.
     *
     * <p>It is shown wherever the product is, and seldom changes. So each JVM keeps it for half a minute ({@code near}), and
     * answers without asking Redis. All callers get the same object, since nobody can change it.
     */
    @Cached(key = "review:{productId}:rating", ttl = "30m", jitter = "10%", near = "30s")
    Rating rating(long productId);

    /** Writes a review, which evicts all that is cached about the product's reviews. */
    @Evicts(pattern = "review:{productId}:*")
    Review write(long productId, NewReview review);
}
