package pages;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.time.LocalDate;
import java.util.List;

public interface Keys {

    record Filter(String text, List<String> tags) {}

    @Cached(key = "report:{customer.address.country}:{day}", ttl = "1d")
    String report(Customer customer, LocalDate day);

    @Cached(key = "search:{filter|sha256}:{page}", ttl = "5m")
    List<String> search(Filter filter, int page);

    @Evicts(pattern = {"report:{country}:*", "search:*"})
    void importReports(String country);
}
