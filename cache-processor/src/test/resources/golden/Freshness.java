package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Updates;

/** Values that are refreshed ahead, kept for bad times, and waited for no longer than they are worth. */
public interface Freshness {

    @Cached(
            key = "rate:{currency}",
            ttl = "1h",
            jitter = "10%",
            refreshAfter = "50m",
            staleIfError = "1d",
            rethrow = {IllegalArgumentException.class, IllegalStateException.class},
            softLoadDeadline = "100ms",
            hardLoadDeadline = "2s")
    Double rate(String currency);

    @Updates(key = "rate:{currency}", ttl = "1h", staleIfError = "1d")
    Double set(String currency, double rate);

    @Cached(key = "rates:count", ttl = "1h", hardLoadDeadline = "2s")
    int count();
}
