package dev.larder.examples.tour;

import dev.larder.examples.catalog.Category;
import dev.larder.examples.promotions.Promotion;
import dev.larder.examples.promotions.PromotionService;

/** The step about promotions: one eviction by a tag removes what no pattern could name. */
final class PromotionSteps {

    private final PromotionService promotions;

    private final Guide guide;

    PromotionSteps(PromotionService promotions, Guide guide) {
        this.promotions = promotions;
        this.guide = guide;
    }

    void take() {
        guide.step(
                "Evict by a tag",
                "Keys name products and departments; the promotion is known with the value only, which carries it as a tag.\n"
                        + "Changing promotion 1 evicts each page that shows it. Product 13 is in another one, and stays.",
                "@Cached(key = \"promotion:product:{productId}\", ttl = \"1h\", nullTtl = \"1m\", tags = \"promotion:{result.id}\")\n"
                        + "Optional<Promotion> of(long productId);");
        guide.call("promotions.of(1)", () -> promotions.of(1));
        guide.call("promotions.of(7)", () -> promotions.of(7));
        guide.call("promotions.of(13)", () -> promotions.of(13));
        guide.call("promotions.in(GAMES)", () -> promotions.in(Category.GAMES));
        guide.call(
                "promotions.change(promotion 1 takes off 25 %)",
                () -> promotions.change(new Promotion(1, "Rainy Days", 25)));
        guide.left("promotion:*");
        guide.call("promotions.of(7)", () -> promotions.of(7));
        guide.call("promotions.of(13)", () -> promotions.of(13));
    }
}
