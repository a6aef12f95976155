package dev.larder.examples.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor is looking for.
 *
 * @param words text that occurs in the product's name; empty: any name
 * @param category the department to look in; {@code null}: all of them
 * @param maxPrice the most that the product may cost; {@code null}: no limit
 */
public record ProductFilter(
        String words, @Nullable Category category, @Nullable BigDecimal maxPrice) {}
