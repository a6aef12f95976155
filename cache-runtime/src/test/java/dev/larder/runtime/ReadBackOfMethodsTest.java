package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.ReadThrough;
import dev.larder.runtime.method.UpdatingMethod;
import dev.larder.runtime.method.WriteThrough;
import dev.larder.runtime.testing.LogLines;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.StoreCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A module whose form loses something, or reads less than it writes, is told of by the method whose values it spoils. */
class ReadBackOfMethodsTest {

    /** An amount of which the form below keeps the whole part only. */
    record Price(long cents) {}

    record Offer(String name, Price price) {}

    private static final CachedMethod<Offer> FIND = CachedMethod.returning(Offer.class)
            .named("Offers.find")
            .key("offer:{id}")
            .ttl(Duration.ofHours(1))
            .build();

    private static final UpdatingMethod<Offer> SAVE = UpdatingMethod.returning(Offer.class)
            .named("Offers.save")
            .key("offer:{id}")
            .ttl(Duration.ofHours(1))
            .build();

    private final Chaos store = Chaos.over(InMemoryCacheStore.create());

    private final LogLines log = new LogLines();

    private final Larder larder = Larder.builder()
            .store(store)
            .codec(JacksonValueCodec.with(new SimpleModule()
                    .addSerializer(Price.class, new PriceWriter())
                    .addDeserializer(Price.class, new PriceReader())))
            .commandTimeout(Duration.ofSeconds(20))
            .leaseWait(Duration.ofSeconds(20))
            .open();

    private final ReadThrough<Offer> find = larder.readThrough(FIND);

    @AfterEach
    void close() {
        log.close();
        larder.close();
    }

    private static final class PriceWriter extends StdScalarSerializer<Price> {

        private static final long serialVersionUID = 1L;

        PriceWriter() {
            super(Price.class);
        }

        @Override
        public void serialize(Price price, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeNumber(price.cents() / 100);
        }
    }

    /** Reads no free offers. */
    private static final class PriceReader extends StdScalarDeserializer<Price> {

        private static final long serialVersionUID = 1L;

        PriceReader() {
            super(Price.class);
        }

        @Override
        public Price deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            long whole = parser.getLongValue();
            return whole > 0
                    ? new Price(whole * 100)
                    : context.reportInputMismatch(Price.class, "a price is more than nothing");
        }
    }

    private Offer get(long id, long cents) {
        return find.get(find.key(id), () -> new Offer("secret name", new Price(cents)));
    }

    private List<String> lines(String description) {
        return log.all().stream().filter(line -> line.startsWith(description)).toList();
    }

    @Test
    void aPropertyThatChangesIsToldOnceAndNeverItsValue() {
        assertThat(get(1, 199)).isEqualTo(new Offer("secret name", new Price(199)));
        await().until(() -> !lines("Stored value comes back as another one").isEmpty());
        for (long id = 2; id < 20; id++) {
            get(id, 199);
        }

        assertThat(lines("Stored value comes back as another one"))
                .singleElement()
                .asString()
                .contains("Offers.find at offer", "price.cents: its value changed", "docs/values.md#read-back")
                .doesNotContain("secret", "199");
        assertThat(larder.stats().method("Offers.find").errors()).isZero();
    }

    @Test
    void anUnreadableValueIsStoredOnceAndReadableOnesOfItsMethodAlways() {
        get(1, 5);
        await().until(() -> !lines("Stored value cannot be read back").isEmpty());
        int stores = store.count(StoreCommand.STORE);

        for (int call = 0; call < 5; call++) {
            assertThat(get(1, 5).price().cents()).isEqualTo(5);
            assertThat(get(2, 6).price().cents()).isEqualTo(6);
        }
        assertThat(store.count(StoreCommand.STORE)).isEqualTo(stores);
        get(3, 500);
        assertThat(get(3, 700).price().cents()).isEqualTo(500);
        assertThat(store.count(StoreCommand.STORE)).isEqualTo(stores + 1);
        assertThat(larder.stats().method("Offers.find").errors()).isEqualTo(10);
        assertThat(lines("Stored value cannot be read back"))
                .singleElement()
                .asString()
                .contains("Offers.find at offer", "price: no Price")
                .doesNotContain("secret", "a price is more");
    }

    @Test
    void valuesOfAsynchronousReadsAndOfUpdatesAreReadBackToo() {
        var async = larder.asyncReadThrough(FIND);
        async.get(async.key(1L), () -> CompletableFuture.completedFuture(new Offer("a", new Price(199))))
                .toCompletableFuture()
                .join();
        WriteThrough<Offer> save = larder.writeThrough(SAVE);
        save.update(save.key(2L), () -> new Offer("b", new Price(199)));

        await().untilAsserted(() -> assertThat(lines("Stored value comes back as another one"))
                .anyMatch(line -> line.contains("Offers.find"))
                .anyMatch(line -> line.contains("Offers.save")));
    }
}
