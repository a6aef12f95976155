package dev.larder.runtime.internal.pending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.index.GroupPattern;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void aBeginningEscapesItsWildcards() {
        assertThat(new Scope.Beginning("a*[b]?\\:").text()).isEqualTo("a\\*\\[b\\]\\?\\\\:*");
    }

    @Test
    void keysAndGroupsAreToldApart() {
        GroupPattern group = new GroupPattern("user:1:*", "user:1", "user");
        List<Scope> scopes = List.of(new Scope.Key("user:2"), new Scope.Group(group), new Scope.Beginning("shop:"));
        assertThat(Scope.keys(scopes)).containsExactly("user:2");
        assertThat(Scope.groups(scopes)).containsExactly(group, GroupPattern.scanned("shop:*"));
    }
}
