package dev.larder.test.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.annotation.Cached;
import dev.larder.runtime.method.TypeToken;
import dev.larder.test.Users;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundTripsTest {

    @Test
    void eachOfTenTypesThatLoseSomethingIsFound() {
        List<Difference> found = RoundTrips.of(LossyValues.class).differences();

        assertThat(found.stream().map(each -> each.where().replace("LossyValues.", "") + ": " + each.what()))
                .containsExactlyInAnyOrder(
                        "seconds: at: its value changed",
                        "rounded: amount: its value changed",
                        "upper: code: its value changed",
                        "derived: length: its value changed",
                        "moved: at: its value changed",
                        "half: right: its value changed",
                        "masked: card: its value changed",
                        "trimmed: [].text: its value changed",
                        "grown: numbers: it has another number of elements",
                        "swapped: first: its value changed");
    }

    @Test
    void typesThatLoseNothingAreQuiet() {
        List<Type> types = new ArrayList<>(FilledValues.scalarTypes().stream()
                .filter(type -> !type.isPrimitive())
                .toList());
        types.addAll(List.of(
                KeptValues.Flat.class,
                KeptValues.Nested.class,
                KeptValues.OfGenerics.class,
                KeptValues.Arrays.class,
                KeptValues.Tree.class,
                KeptValues.WithSet.class,
                KeptValues.WithMap.class,
                KeptValues.WithEnum.class,
                KeptValues.WithShape.class,
                KeptValues.Fields.class,
                KeptValues.Child.class,
                KeptValues.Colour.class,
                new TypeToken<List<KeptValues.Flat>>() {}.type(),
                new TypeToken<Map<String, List<Integer>>>() {}.type(),
                new TypeToken<Set<KeptValues.Colour>>() {}.type(),
                new TypeToken<KeptValues.Generic<String>>() {}.type()));

        assertThat(types).hasSizeGreaterThanOrEqualTo(50);
        assertThat(types.stream()
                        .flatMap(type -> RoundTrips.ofType(type).differences().stream())
                        .toList())
                .isEmpty();
    }

    @Test
    void aServiceThatLosesNothingPasses() {
        assertThatCode(() -> RoundTrips.of(Users.class).check()).doesNotThrowAnyException();
    }

    @Test
    void aFailureNamesTheMethodAndTheProperty() {
        assertThatThrownBy(() -> RoundTrips.of(LossyValues.class).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Values do not come back as they were written:\n")
                .hasMessageContaining("LossyValues.rounded, ")
                .hasMessageContaining("amount: its value changed");
    }

    @Test
    void aTypeThatTheCodecRefusesIsTold() {
        assertThat(RoundTrips.ofType(Thread.class).differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.what()).contains("java.lang.Thread"));
    }

    /** Has a rule that no type tells. */
    public record Email(String text) {
        public Email {
            if (!text.contains("@")) {
                throw new IllegalArgumentException("an address has an @ but is " + text);
            }
        }
    }

    /** Returns addresses. */
    public interface Addresses {
        @Cached(key = "address:{id}", ttl = "1h")
        Email of(long id);
    }

    @Test
    void aClassWithRulesIsMadeByTheTest() {
        assertThat(RoundTrips.of(Addresses.class).differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.what())
                        .startsWith("no value to try: ")
                        .contains("an address has an @")
                        .endsWith("say how to make one by making(…)"));

        RoundTrips.of(Addresses.class)
                .making(Email.class, number -> new Email(number + "@example.org"))
                .check();
    }

    @Test
    void valuesOfOtherSeedsAreOthers() {
        assertThat(List.of(0, 1, 2).stream()
                        .map(seed -> Objects.toString(new FilledValues(seed).of(KeptValues.Flat.class)))
                        .distinct())
                .hasSize(3);
        assertThatThrownBy(() -> RoundTrips.of(Users.class).seeds(0)).hasMessage("seeds must be at least 1 but is 0");
    }
}
