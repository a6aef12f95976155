package dev.larder.runtime.trial;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A service with methods that work, and with one method for each way of not working. */
interface Shop {

    /** Cached at {@code item:{id}}, as are the next three. */
    Optional<Item> find(long id);

    Map<Long, Item> findAll(Set<Long> ids);

    List<Item> list(Collection<Long> ids);

    CompletionStage<Item> findLater(long id);

    /** Cached at {@code items:{filter|sha256}:{page}}. */
    List<Item> search(Filter filter, int page);

    /** Cached {@code when = "onSale"}, {@code unless = "result % 2 == 0"}. */
    int count(boolean onSale);

    Faded faded(long id);

    Unstored unstored(long id);

    Untyped anything(long id);

    /** Cached at {@code matching:{matcher|sha256}}. */
    long matching(Matcher matcher);

    /** Cached at {@code vague:{filter.text}}. */
    long vague(Filter filter, int page);

    void save(Item item);

    /** Not cached. */
    long total();

    record Item(long id, String name, BigDecimal price, List<String> tags) {}

    record Filter(String text, List<String> tags, Optional<BigDecimal> most, boolean isOnSale) {}

    record Untyped(Object value) {}

    /** Loses its color. */
    @JsonSerialize(using = FadedWriter.class)
    @JsonDeserialize(using = FadedReader.class)
    record Faded(String name, String color) {}

    final class FadedWriter extends JsonSerializer<Faded> {

        @Override
        public void serialize(Faded value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.name());
        }
    }

    final class FadedReader extends JsonDeserializer<Faded> {

        @Override
        public Faded deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Faded(parser.getText(), "white");
        }
    }

    /** Cannot be written. */
    @JsonSerialize(using = UnstoredWriter.class)
    @JsonDeserialize(using = UnstoredReader.class)
    record Unstored(String name) {}

    final class UnstoredWriter extends JsonSerializer<Unstored> {

        @Override
        public void serialize(Unstored value, JsonGenerator generator, SerializerProvider provider) {
            throw new IllegalStateException("the printer is out of ink");
        }
    }

    final class UnstoredReader extends JsonDeserializer<Unstored> {

        @Override
        public Unstored deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new Unstored(parser.getText());
        }
    }

    record Matcher(Rule rule, String name) {}

    record Rule(String text, int limit) {}
}
