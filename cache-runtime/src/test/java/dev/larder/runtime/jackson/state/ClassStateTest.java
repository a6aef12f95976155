package dev.larder.runtime.jackson.state;

import static dev.larder.runtime.jackson.CodecProbe.CODEC;
import static dev.larder.runtime.jackson.CodecProbe.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.readback.ReadBack;
import dev.larder.runtime.jackson.CodecProbe;
import dev.larder.runtime.method.TypeToken;
import dev.larder.runtime.spi.ValueFormat;
import dev.larder.test.value.FilledValues;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of a class comes back, whatever its accessors and annotations look like. */
class ClassStateTest {

    static List<Type> types() {
        return List.of(
                StateClasses.Owner.class,
                StateClasses.Pet.class,
                StateClasses.Value.class,
                StateClasses.Cart.class,
                StateClasses.Line.class,
                StateClasses.Amount.class,
                StateClasses.Named.class,
                StateClasses.NamedForBeans.class,
                StateClasses.Customer.class,
                StateClasses.Built.class,
                StateClasses.Car.class,
                StateClasses.Trip.class,
                StateClasses.Reading.class,
                StateClasses.ImmutableStation.class,
                StateClasses.Fluent.class,
                StateClasses.OnlyGetters.class,
                StateClasses.NoAccessors.class,
                StateClasses.Masking.class,
                StateClasses.MaskingRecord.class,
                StateClasses.Snake.class,
                StateClasses.UserId.class,
                StateClasses.Email.class,
                StateClasses.Iban.class,
                StateClasses.Account.class,
                StateClasses.Boxes.class,
                StateClasses.Tree.class,
                StateClasses.Chain.class,
                StateClasses.Payment.class,
                StateClasses.Cash.class,
                StateClasses.Card.class,
                StateClasses.Order.class,
                StateClasses.Message.class,
                StateClasses.Mail.class,
                StateClasses.Color.class,
                StateClasses.Painted.class,
                new TypeToken<List<StateClasses.Owner>>() {}.type(),
                new TypeToken<Map<StateClasses.UserId, List<StateClasses.Value>>>() {}.type(),
                new TypeToken<StateClasses.Box<StateClasses.Box<StateClasses.Payment>>>() {}.type());
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsFilledComesBack(Type type) {
        ValueFormat<Object> format = CODEC.format(type);
        for (int seed = 1; seed <= 12; seed++) {
            Object value = new FilledValues(seed).of(type);

            byte[] bytes = format.encode(value);

            assertThat(new ReadBack<>(format).difference(value, bytes))
                    .as(text(bytes))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void digestsDifferWhereAnyPropertyDoes(Type type) {
        Object value = new FilledValues(1).of(type);

        assertThat(CODEC.canonical(new FilledValues(1).of(type))).isEqualTo(CODEC.canonical(value));
        if (type != StateClasses.Color.class) {
            assertThat(CODEC.canonical(new FilledValues(3).of(type))).isNotEqualTo(CODEC.canonical(value));
        }
    }

    @Test
    void anImmutablesInterfaceIsReadAsItsImplementation() {
        ValueFormat<StateClasses.Station> format = CODEC.format(StateClasses.Station.class);
        StateClasses.Station value = new FilledValues(1).of(StateClasses.ImmutableStation.class);

        assertThat(new ReadBack<>(format).difference(value, format.encode(value)))
                .isEmpty();
    }

    @Test
    void namesStay() {
        StateClasses.Snake value = new FilledValues(1).of(StateClasses.Snake.class);

        assertThat(CodecProbe.json(StateClasses.Snake.class, value))
                .contains("\"first_name\":", "\"LAST\":", "\"nick\":");
        assertThat(CodecProbe.json(StateClasses.Email.class, new StateClasses.Email("a@b")))
                .isEqualTo("\"a@b\"");
        assertThat(CodecProbe.json(StateClasses.UserId.class, new StateClasses.UserId("ada")))
                .isEqualTo("{\"value\":\"ada\"}");
        assertThat(CodecProbe.json(StateClasses.Color.class, StateClasses.Color.RED))
                .isEqualTo("\"RED\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1}",
                "{}",
                "{\"id\":1,\"name\":\"a\"}",
                "{\"id\":1,\"name\":\"a\",\"tags\":[],\"more\":1}",
                "{\"id\":1,\"name\":\"a\",\"tags\":[],\"name$set\":true}",
                "{\"id\":1,\"name\":\"a\",\"tags\":7}",
                "\"text\""
            })
    void aBuilderIsAsStrictAsARecord(String json) {
        CodecProbe.assertRejected(StateClasses.Built.class, json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"12.5\"",
                "12.5",
                "\"\"",
                "[12.5,\"EUR\"]",
                "{\"value\":12.5}",
                "{\"value\":12.5,\"currency\":\"EUR\",\"x\":1}"
            })
    void whatLooksLikeACreatorIsNone(String json) {
        CodecProbe.assertRejected(StateClasses.Amount.class, json);
    }
}
