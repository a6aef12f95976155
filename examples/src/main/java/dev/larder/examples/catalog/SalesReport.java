package dev.larder.examples.catalog;

import java.math.BigDecimal;
import java.util.List;

/**
 * How a department sells.
 *
 * @param category the department
 * @param customers how many different customers bought something in it
 * @param revenue what they paid
 * @param bestSellers the products that sold most, best first
 * @param boughtTogether the pairs of products that most customers own both of, most frequent first
 */
public record SalesReport(
        Category category, int customers, BigDecimal revenue, List<BestSeller> bestSellers, List<Pair> boughtTogether) {

    /** A product and how many of it were sold. */
    public record BestSeller(String product, int sold) {}

    /** Two products and how many customers own both. */
    public record Pair(String first, String second, int customers) {}
}
