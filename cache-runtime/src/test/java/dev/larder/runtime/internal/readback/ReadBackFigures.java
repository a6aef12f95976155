package dev.larder.runtime.internal.readback;

import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.spi.ValueFormat;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Measures what it costs to read the first values of a method back, for {@code docs/values.md}: each of the three checks of a new
 * method, the first of which meets its classes for the first time, and the median of later ones. Takes ten seconds.
 */
public final class ReadBackFigures {

    private static final int WARM = 20_000;

    private ReadBackFigures() {}

    record Address(String street, String city, String postcode, String country) {}

    /** 330 bytes of JSON, as in the benchmarks. */
    record Customer(
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

        static Customer of(long id) {
            return new Customer(
                    id,
                    "Customer number " + id,
                    "customer" + id + "@mail.example.com",
                    "+44 20 7946 " + (1000 + id % 9000),
                    true,
                    id + 0.25,
                    new Address(id + " Long Lane", "Hay-on-Wye", "HR3 5AA", "United Kingdom"),
                    List.of("newsletter", "returning", "tier-1"),
                    1_700_000_000_000L + id,
                    1_760_000_000_000L + id);
        }
    }

    record Page(List<Customer> customers) {}

    public static void main(String[] arguments) {
        System.out.println("| value | bytes | first check | second | third | later, median |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        measure("a customer", Customer.class, Customer.of(1), WARM);
        measure("a page of 100 customers", Page.class, page(100), WARM / 100);
        measure("a page of 2,000 customers", Page.class, page(2_000), WARM / 1_000);
    }

    private static Page page(int customers) {
        return new Page(LongStream.range(0, customers).mapToObj(Customer::of).toList());
    }

    private static <V> void measure(String name, Type type, V value, int rounds) {
        ValueFormat<V> format = JacksonValueCodec.create().format(type);
        ReadBack<V> readBack = new ReadBack<>(format);
        byte[] bytes = format.encode(value);
        double[] micros = new double[FirstValues.COMPARED + rounds];
        for (int i = 0; i < micros.length; i++) {
            long start = System.nanoTime();
            boolean differs = readBack.difference(value, bytes).isPresent();
            micros[i] = (System.nanoTime() - start) / 1e3;
            if (differs) {
                throw new IllegalStateException(name + " does not come back");
            }
        }
        double[] later = Arrays.copyOfRange(micros, micros.length / 2, micros.length);
        Arrays.sort(later);
        System.out.printf(
                "| %s | %,d | %,.0f µs | %,.0f µs | %,.0f µs | %,.0f µs |%n",
                name, bytes.length, micros[0], micros[1], micros[2], later[later.length / 2]);
    }
}
