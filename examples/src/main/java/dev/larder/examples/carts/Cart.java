package dev.larder.examples.carts;

import java.util.List;
import java.util.stream.Stream;

/** What a visitor is about to order. */
public record Cart(List<Line> lines) {

    static final Cart EMPTY = new Cart(List.of());

    /** Some pieces of a product. */
    public record Line(long productId, int quantity) {}

    /** This cart with more of a product. */
    Cart with(long productId, int quantity) {
        int already = lines.stream()
                .filter(line -> line.productId() == productId)
                .mapToInt(Line::quantity)
                .sum();
        Stream<Line> others = lines.stream().filter(line -> line.productId() != productId);
        return new Cart(Stream.concat(others, Stream.of(new Line(productId, already + quantity)))
                .toList());
    }
}
