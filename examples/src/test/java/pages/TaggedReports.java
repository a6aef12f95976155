package pages;

import dev.larder.runtime.CacheClient;
import dev.larder.runtime.method.TypeToken;
import java.time.Duration;
import java.util.List;

/** The listing of docs/tags.md and docs/client.md. */
final class TaggedReports {

    private TaggedReports() {}

    static void replace(CacheClient cache, String report) {
        cache.set("report:42", report, TypeToken.of(String.class), Duration.ofHours(1), List.of("customer:7"));
        cache.evictTag(cache.key("customer:{id}", 7));
    }
}
