package golden;

import dev.larder.annotation.Cached;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public interface Values {
    @Cached(key = "boolean:{a}:{b}:{c}:{d}", ttl = "1h")
    boolean primitives(boolean a, char b, double c, byte d);

    @Cached(key = "boxes:{a}:{b}:{c}", ttl = "1h")
    Long boxes(Integer a, Optional<UUID> b, BigDecimal c);

    @Cached(key = "others:{a}:{b}:{c}:{d}", ttl = "1h")
    LocalDate others(LocalDate a, Locale b, Color c, java.net.URI d);

    @Cached(key = "bytes", ttl = "1h")
    byte[] bytes();

    @Cached(key = "arrays", ttl = "1h")
    String[][] arrays();

    @Cached(key = "lists", ttl = "1h")
    List<String>[] lists();

    @Cached(key = "sets", ttl = "1h")
    EnumMap<Color, Set<Color>> sets();

    @Cached(key = "hash:{ids|sha256}", ttl = "1h")
    String hashed(long... ids);

    @Cached(key = "nullable:{id}", ttl = "1h")
    @Nullable String nullable(@Nullable String id);

    void plain(List<? extends Number> numbers, String... names);

    enum Color {
        RED,
        GREEN
    }
}
