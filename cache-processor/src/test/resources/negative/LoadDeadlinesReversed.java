package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(
            key = "a",
            ttl = "1h",
            staleIfError = "1d",
            softLoadDeadline = "2s", // error: LoadDeadlinesReversed
            hardLoadDeadline = "1s")
    String a();
}
