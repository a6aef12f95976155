package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "users", ttl = "1h")
    java.util.stream.Stream<String> all(); // error: ResultReadOnce

    @Cached(key = "names", ttl = "1h")
    Iterator<String> names(); // error: ResultReadOnce

    @Cached(key = "photo", ttl = "1h")
    java.io.InputStream photo(); // error: ResultReadOnce

    @Cached(key = "sequence", ttl = "1h")
    kotlin.sequences.Sequence<String> sequence(); // error: ResultReadOnce
}
