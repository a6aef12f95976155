package pages;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.math.BigDecimal;
import java.util.List;

public interface Rates {

    @Cached(key = "rate:{currency}", ttl = "1h", nullTtl = "1h", refreshAfter = "10m")
    BigDecimal rate(String currency);

    @Evicts(pattern = "rate:{currency}")
    void change(String currency, BigDecimal rate);

    @Evicts(pattern = "rate:{currencies}")
    void changeAll(List<String> currencies);
}
