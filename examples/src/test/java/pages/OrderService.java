package pages;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.util.List;

public interface OrderService {

    @Cached(
            key = "order:{tenant}:{id}",
            ttl = "1h",
            tags = {"tenant:{tenant}", "customer:{result.customer}"})
    Order find(String tenant, long id);

    @Cached(
            key = "order-page:{tenant}:{page}",
            ttl = "10m",
            tags = {"tenant:{tenant}", "customer:{result.customer}"})
    List<Order> page(String tenant, int page);

    @Evicts(tags = "customer:{id}")
    void rename(long id, String name);

    @Evicts(tags = "tenant:{tenant}")
    void reimport(String tenant);
}
