package dev.larder.examples.users;

/** What a customer wants to buy. */
public record NewOrder(long productId, int quantity) {}
