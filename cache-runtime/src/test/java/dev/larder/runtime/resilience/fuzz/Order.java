package dev.larder.runtime.resilience.fuzz;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value with a bit of everything, kinds by name and a tree included. */
record Order(
        long id,
        String customer,
        Optional<String> note,
        BigDecimal total,
        BigInteger number,
        Instant placed,
        List<Line> lines,
        Map<String, Line> byName,
        Payment payment,
        Tree parts) {

    record Line(int count, String product) {}

    record Tree(String name, List<Tree> below) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Card.class, name = "card"),
        @JsonSubTypes.Type(value = Cash.class, name = "cash")
    })
    sealed interface Payment {}

    record Card(String last4) implements Payment {}

    record Cash() implements Payment {}

    static Order of(long id) {
        Line line = new Line(2, "Watering Can");
        return new Order(
                id,
                "Ada \u00e9\ud83d\ude00",
                Optional.of("ring twice"),
                new BigDecimal("19.90"),
                BigInteger.TWO.pow(70),
                Instant.EPOCH,
                List.of(line, line),
                Map.of("can", line),
                new Card("4242"),
                new Tree("a", List.of(new Tree("b", List.of()))));
    }
}
