package dev.larder.examples.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.examples.reviews.NewReview;
import dev.larder.examples.reviews.Rating;
import dev.larder.examples.reviews.Review;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoReviewServiceTest {

    private static Documents documents;

    private static MongoReviewService reviews;

    @BeforeAll
    static void open() {
        documents = Documents.open(Map.of());
        reviews = new MongoReviewService(documents, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        documents.close();
    }

    @Test
    void whatIsWrittenIsReadBackAsItWas() {
        Review written = reviews.write(1, new NewReview("Ada", 4, "Good."));

        assertThat(reviews.latest(1)).containsExactly(written);
    }

    @Test
    void theLatestTenAreGivenNewestFirst() {
        List<Review> written = IntStream.range(0, 12)
                .mapToObj(i -> reviews.write(2, new NewReview("Ada", 4, "Review " + i)))
                .toList();

        List<Review> latest = reviews.latest(2);
        assertThat(latest).hasSize(10).doesNotContain(written.get(0), written.get(1));
        assertThat(latest.get(0)).isEqualTo(written.get(11));
    }

    @Test
    void theRatingIsTheMeanOfAllStars() {
        reviews.write(3, new NewReview("Ada", 5, "Good."));
        reviews.write(3, new NewReview("Edsger", 2, "Heavy."));

        assertThat(reviews.rating(3)).isEqualTo(new Rating(2, 3.5));
        assertThat(reviews.rating(4)).isEqualTo(new Rating(0, 0));
    }

    @Test
    void commandsAreCounted() {
        long before = documents.commands();
        reviews.latest(1);

        assertThat(documents.commands()).isGreaterThan(before);
    }
}
