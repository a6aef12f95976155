package dev.larder.runtime.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        assertThat(Copies.map(map, String::toUpperCase)).containsEntry("key", null).containsEntry(null, "VALUE");
    }
}
