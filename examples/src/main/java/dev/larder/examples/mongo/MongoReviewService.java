package dev.larder.examples.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import dev.larder.examples.reviews.NewReview;
import dev.larder.examples.reviews.Rating;
import dev.larder.examples.reviews.Review;
import dev.larder.examples.reviews.ReviewService;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Reviews in a collection of MongoDB. */
public final class MongoReviewService implements ReviewService {

    private static final int LATEST = 10;

    private final MongoCollection<Document> reviews;

    private final Clock clock;

    public MongoReviewService(Documents documents, Clock clock) {
        this.reviews = documents.collection("reviews");
        this.clock = clock;
    }

    @Override
    public List<Review> latest(long productId) {
        return reviews.find(eq("productId", productId))
                .sort(descending("writtenAt", "_id"))
                .limit(LATEST)
                .map(MongoReviewService::review)
                .into(new ArrayList<>());
    }

    @Override
    public Rating rating(long productId) {
        long count = 0;
        long stars = 0;
        for (Document review : reviews.find(eq("productId", productId))) {
            count++;
            stars += review.getInteger("stars");
        }
        return new Rating(count, count == 0 ? 0 : stars / (double) count);
    }

    @Override
    public Review write(long productId, NewReview review) {
        ObjectId id = new ObjectId();
        // MongoDB keeps milliseconds.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Document document = new Document("_id", id)
                .append("productId", productId)
                .append("author", review.author())
                .append("stars", review.stars())
                .append("text", review.text())
                .append("writtenAt", Date.from(now));
        reviews.insertOne(document);
        return review(document);
    }

    private static Review review(Document document) {
        return new Review(
                document.getObjectId("_id").toHexString(),
                document.getLong("productId"),
                document.getString("author"),
                document.getInteger("stars"),
                document.getString("text"),
                document.getDate("writtenAt").toInstant());
    }
}
