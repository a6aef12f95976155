package dev.larder.examples.catalog;

import java.math.BigDecimal;

/** A product before the database gave it an id. */
public record NewProduct(Category category, String name, BigDecimal price) {}
