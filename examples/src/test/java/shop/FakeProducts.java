package shop;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The service below the cache: a map for a database. */
class FakeProducts implements Products {

    private final Map<Long, Product> products = new ConcurrentHashMap<>();

    FakeProducts(Product... products) {
        for (Product product : products) {
            save(product);
        }
    }

    @Override
    public Optional<Product> find(long id) {
        return Optional.ofNullable(products.get(id));
    }

    @Override
    public Map<Long, Product> findAll(Collection<Long> ids) {
        return ids.stream().filter(products::containsKey).collect(Collectors.toMap(Function.identity(), products::get));
    }

    @Override
    public CompletableFuture<Integer> stock(long id) {
        return CompletableFuture.supplyAsync(() -> products.containsKey(id) ? 7 : 0);
    }

    @Override
    public void save(Product product) {
        products.put(product.id(), product);
    }
}
