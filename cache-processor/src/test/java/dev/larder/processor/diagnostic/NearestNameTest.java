package dev.larder.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    @Test
    void findsAMisspeltName() {
        assertThat(NearestName.of("usr", List.of("id", "user", "use"))).contains("user");
        assertThat(NearestName.of("ID", List.of("name", "id"))).contains("id");
        assertThat(NearestName.of("user", List.of("id", "userName"))).contains("userName");
    }

    @Test
    void doesNotGuessAtAnotherWord() {
        assertThat(NearestName.of("tenant", List.of("id", "page"))).isEmpty();
        assertThat(NearestName.of("id", List.of())).isEmpty();
    }
}
