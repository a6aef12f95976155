package dev.larder.runtime.internal.pending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.index.GroupPattern;
import dev.larder.runtime.spi.index.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void aBeginningEscapesItsWildcards() {
        assertThat(new Scope.Beginning("a*[b]?\\:").text()).isEqualTo("a\\*\\[b\\]\\?\\\\:*");
    }

    @Test
    void aTagCoversTheKeysThatMayCarryItAndRemovesNoneForSure() {
        Scope tag = tagged("7", "order:*", "page:*");
        Set<Scope> scopes = new LinkedHashSet<>(List.of(tag));
        ScopeIndex index = new ScopeIndex("", scopes);
        index.added(tag);

        assertThat(index.covers("order:1")).isTrue();
        assertThat(index.covers("user:1")).isFalse();
        assertThat(index.removing("order:1")).isNull();

        index.removed(tag);
        assertThat(index.covers("order:1")).isFalse();
    }

    @Test
    void manyTagsAreWidenedToTheKeysThatMayCarryThem() {
        List<Scope> tags = List.of(tagged("7", "order:*"), tagged("8", "order:*"), tagged("9", "*"));
        Set<Scope> scopes = new LinkedHashSet<>(tags);

        Widening without = Widening.of(scopes, new ScopeIndex("", scopes), "");
        assertThat(without.replaced()).containsExactly(tags.get(0), tags.get(1));
        assertThat(Scope.groups(List.copyOf(without.wide()))).containsExactly(GroupPattern.scanned("order:*"));

        Widening with = Widening.of(scopes, new ScopeIndex("shop:", scopes), "shop:");
        assertThat(with).isNull();
    }

    private static Scope tagged(String customer, String... reach) {
        Tag tag = new Tag("customer:" + customer, "customer");
        return new Scope.Group(GroupPattern.tagged(tag, "", List.of(reach)));
    }

    @Test
    void keysAndGroupsAreToldApart() {
        GroupPattern group = new GroupPattern("user:1:*", "user:1", "user");
        List<Scope> scopes = List.of(new Scope.Key("user:2"), new Scope.Group(group), new Scope.Beginning("shop:"));
        assertThat(Scope.keys(scopes)).containsExactly("user:2");
        assertThat(Scope.groups(scopes)).containsExactly(group, GroupPattern.scanned("shop:*"));
    }
}
