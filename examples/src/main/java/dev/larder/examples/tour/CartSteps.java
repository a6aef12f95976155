package dev.larder.examples.tour;

import dev.larder.examples.carts.Carts;

/** The step about carts: the cache used by itself. */
final class CartSteps {

    private final Carts carts;

    private final Guide guide;

    CartSteps(Carts carts, Guide guide) {
        this.carts = carts;
        this.guide = guide;
    }

    void take() {
        guide.step(
                "The cache by itself",
                "A cart lives in Redis alone, for half an hour after each use: larder.client() gets, sets, expires and\n"
                        + "deletes. No annotation, no database.",
                "");
        guide.call("carts.add(\"visitor 7\", 2 pieces of product 3)", () -> carts.add("visitor 7", 3, 2));
        guide.call("carts.of(\"visitor 7\")", () -> carts.of("visitor 7"));
        guide.call("carts.clear(\"visitor 7\")", () -> carts.clear("visitor 7"));
    }
}
