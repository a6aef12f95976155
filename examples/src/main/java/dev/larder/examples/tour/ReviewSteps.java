package dev.larder.examples.tour;

import dev.larder.examples.reviews.NewReview;
import dev.larder.examples.reviews.ReviewService;

/** The steps about reviews: a cache before another kind of database. */
final class ReviewSteps {

    private final ReviewService reviews;

    private final Guide guide;

    ReviewSteps(ReviewService reviews, Guide guide) {
        this.reviews = reviews;
        this.guide = guide;
    }

    void take() {
        guide.step(
                "Another database",
                "Reviews are documents in MongoDB, read by its own driver. The annotations are the same.",
                "@Cached(key = \"review:{productId}:latest\", ttl = \"10m\")");
        guide.call(
                "reviews.write(3, five stars)", () -> reviews.write(3, new NewReview("Ada", 5, "Every star named.")));
        guide.call("reviews.latest(3)", () -> reviews.latest(3));
        guide.call("reviews.latest(3)", () -> reviews.latest(3));
        guide.call("reviews.write(3, two stars)", () -> reviews.write(3, new NewReview("Edsger", 2, "Too heavy.")));
        guide.call("reviews.latest(3)", () -> reviews.latest(3));
    }
}
