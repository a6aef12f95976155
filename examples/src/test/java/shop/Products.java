package shop;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

public interface Products {

    @Cached(key = "product:{id}:details", ttl = "1h", nullTtl = "1m")
    Optional<Product> find(long id);

    @Cached(key = "product:{ids}:details", ttl = "1h", nullTtl = "1m")
    Map<Long, Product> findAll(Collection<Long> ids);

    @Cached(key = "product:{id}:stock", ttl = "10s")
    CompletableFuture<Integer> stock(long id);

    @Evicts(pattern = "product:{product.id}:*")
    void save(Product product);
}
