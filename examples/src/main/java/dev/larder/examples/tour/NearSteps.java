package dev.larder.examples.tour;

import dev.larder.examples.Application;
import dev.larder.examples.mongo.MongoReviewService;
import dev.larder.examples.reviews.NewReview;
import dev.larder.examples.reviews.ReviewService;
import dev.larder.runtime.Larder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The step about the near cache: this JVM answers by itself, until another process evicts. */
final class NearSteps {

    /** The time after which no JVM serves what was evicted: Larder's nearStaleness. */
    private static final Duration BOUND = Duration.ofMillis(500);

    private final Application application;

    private final Guide guide;

    NearSteps(Application application, Guide guide) {
        this.application = application;
        this.guide = guide;
    }

    void take() {
        guide.step(
                "A near cache",
                "A rating is shown wherever its product is, and seldom changes. This JVM keeps it for half a minute and does\n"
                        + "not ask Redis. A review that another process takes ends that: mostly after a millisecond, and after half\n"
                        + "a second at the latest.",
                "@Cached(key = \"review:{productId}:rating\", ttl = \"30m\", jitter = \"10%\", near = \"30s\")");
        ReviewService reviews = application.reviews();
        awaitLink();
        guide.call("reviews.rating(4)", () -> reviews.rating(4));
        guide.call("reviews.rating(4)", () -> reviews.rating(4));
        try (Larder elsewhere = application.openAnother()) {
            ReviewService other = elsewhere.cached(
                    ReviewService.class, new MongoReviewService(application.documents(), Clock.systemDefaultZone()));
            guide.call(
                    "reviews.write(4, four stars), by another process",
                    () -> other.write(4, new NewReview("Grace", 4, "Clear, and a little long.")));
        }
        LockSupport.parkNanos(BOUND.toNanos());
        guide.call("reviews.rating(4)", () -> reviews.rating(4));
    }

    /** Waits until the near cache has proven that it hears of evictions. */
    private void awaitLink() {
        Patience.await(
                () -> application.larder().stats().near().provenAge() != null,
                () -> "the near cache is not linked: "
                        + application.larder().health().near());
    }
}
