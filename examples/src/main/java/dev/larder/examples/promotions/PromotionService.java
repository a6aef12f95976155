package dev.larder.examples.promotions;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.examples.catalog.Category;
import java.util.List;
import java.util.Optional;

/**
 * Promotions, by what is on a page: a product, or a department. No key holds the number of a promotion, so no pattern could name what
 * shows it. The values carry it as their tag.
 */
public interface PromotionService {

    /** The promotion that the product belongs to. */
    @Cached(key = "promotion:product:{productId}", ttl = "1h", nullTtl = "1m", tags = "promotion:{result.id}")
    Optional<Promotion> of(long productId);

    /** The promotions of the department's products. */
    @Cached(key = "promotion:category:{category}", ttl = "1h", tags = "promotion:{result.id}")
    List<Promotion> in(Category category);

    /**
     * Changes a promotion, which evicts all that shows it.
     *
     * @throws java.util.NoSuchElementException if there is no such promotion
     */
    @Evicts(tags = "promotion:{promotion.id}")
    void change(Promotion promotion);
}
