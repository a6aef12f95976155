package dev.larder.examples.catalog;

import java.math.BigDecimal;

/** Something for sale. */
public record Product(long id, Category category, String name, BigDecimal price) {}
