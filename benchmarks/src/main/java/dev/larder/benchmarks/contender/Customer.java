package dev.larder.benchmarks.contender;

import java.util.List;

/** The record that every contender caches: about 330 bytes of JSON. */
public record Customer(
        long id,
        String name,
        String email,
        String phone,
        boolean active,
        double balance,
        Address address,
        List<String> segments,
        long createdAt,
        long updatedAt) {

    /** Where a customer lives. */
    public record Address(String street, String city, String postcode, String country) {}

    static Customer of(long id) {
        return new Customer(
                id,
                "Customer number " + id,
                "customer" + id + "@mail.example.com",
                "+44 20 7946 " + (1000 + id % 9000),
                id % 7 != 0,
                id % 1000 + 0.25,
                new Address(id % 300 + " Long Lane", "Hay-on-Wye", "HR3 5AA", "United Kingdom"),
                List.of("newsletter", "returning", "tier-" + id % 4),
                1_700_000_000_000L + id,
                1_760_000_000_000L + id);
    }
}
