package dev.larder.examples.users;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A line on a customer's list of orders, at the price that was paid. */
public record Order(long id, String product, int quantity, BigDecimal total, LocalDate placedOn) {}
