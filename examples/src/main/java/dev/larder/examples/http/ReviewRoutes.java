package dev.larder.examples.http;

import dev.larder.examples.reviews.NewReview;
import dev.larder.examples.reviews.ReviewService;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** {@code /products/{id}/reviews} and {@code /products/{id}/rating}. */
final class ReviewRoutes {

    private static final int MOST_STARS = 5;

    private final ReviewService reviews;

    ReviewRoutes(ReviewService reviews) {
        this.reviews = reviews;
    }

    void addTo(Javalin app) {
        app.get("/products/{id}/reviews", this::latest);
        app.get("/products/{id}/rating", this::rating);
        app.post("/products/{id}/reviews", this::write);
    }

    private void latest(Context request) {
        request.json(reviews.latest(productId(request)));
    }

    private void rating(Context request) {
        request.json(reviews.rating(productId(request)));
    }

    private void write(Context request) {
        NewReview review = request.bodyValidator(NewReview.class)
                .check(it -> Text.isPresent(it.author()), "author must not be empty")
                .check(it -> Text.isPresent(it.text()), "text must not be empty")
                .check(it -> it.stars() > 0 && it.stars() <= MOST_STARS, "stars must be from 1 to 5")
                .get();
        request.status(HttpStatus.CREATED).json(reviews.write(productId(request), review));
    }

    private static long productId(Context request) {
        return request.pathParamAsClass("id", Long.class).get();
    }
}
