package dev.larder.runtime.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopiesTest {

    @Test
    void nothingIsCopiedToNothing() {
        assertThat(Copies.list(null)).isNull();
        assertThat(Copies.list((Collection<String>) null, String::trim)).isNull();
        assertThat(Copies.set(null)).isNull();
        assertThat(Copies.set((Set<String>) null, String::trim)).isNull();
        assertThat(Copies.map(null)).isNull();
        assertThat(Copies.map((Map<String, String>) null, String::trim)).isNull();
    }

    @Test
    void aCopyCanBeChangedAndKeepsOrderAndNulls() {
        List<String> list = Arrays.asList("b", null, "a");
        assertThat(Copies.list(list)).isEqualTo(list).isInstanceOf(ArrayList.class);
        assertThat(Copies.list(list, String::toUpperCase)).containsExactly("B", null, "A");

        Set<String> set = new LinkedHashSet<>(list);
        assertThat(Copies.set(set)).containsExactly("b", null, "a").isNotSameAs(set);
        assertThat(Copies.set(set, String::toUpperCase)).containsExactly("B", null, "A");

        Map<String, String> map = new HashMap<>();
        map.put("key", null);
        map.put(null, "value");
        assertThat(Copies.map(map)).isEqualTo(map).isNotSameAs(map);
        assertThat(Copies.map(map, String::toUpperCase))
                .containsEntry("key", null)
                .containsEntry(null, "VALUE");
    }

    @Test
    void theValueOfAnOptionalIsCopied() {
        assertThat(Copies.optional(Optional.of("a"), String::toUpperCase)).contains("A");
        assertThat(Copies.optional(Optional.<String>empty(), String::trim)).isEmpty();
        assertThat(Copies.optional((Optional<String>) null, String::trim)).isNull();
    }

    @Test
    void anObjectOfASubclassIsRefused() {
        Copies.requireClass(new ArrayList<>(), ArrayList.class);

        assertThatThrownBy(() -> Copies.requireClass(new LinkedHashSet<>(), HashSet.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a java.util.LinkedHashSet cannot be copied as a java.util.HashSet, since a subclass may have more"
                                + " state; values that are copied must be of the declared class");
    }
}
