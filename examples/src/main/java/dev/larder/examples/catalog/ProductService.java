package dev.larder.examples.catalog;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The catalogue: products, the lists and reports made of them.
 *
 * <p>All keys begin with {@code catalog:}, those of a department with {@code catalog:category:{category}:}.
 */
public interface ProductService {

    /**
     * The product, or empty if there is none with this id.
     *
     * <p>{@code jitter} takes up to a tenth off the time to live at random: products that were all loaded in the same
     * minute (after a deployment, say) do not all expire in the same minute.
     */
    @Cached(key = "catalog:product:{id}", ttl = "1h", nullTtl = "1m", jitter = "10%")
    Optional<Product> find(long id);

    /**
     * The products with these ids, in the order of the ids; those that do not exist are left out.
     *
     * <p>The keys are those of {@link #find}: what one has stored, the other reads. All are read in one round trip, and
     * the database is asked once for what is missing, or not at all.
     */
    @Cached(key = "catalog:product:{ids}", ttl = "1h", nullTtl = "1m", jitter = "10%")
    Map<Long, Product> findAll(Collection<Long> ids);

    /** The products of a department by name: a database query, cached for each department. */
    @Cached(key = "catalog:category:{category}:products", ttl = "10m")
    List<Product> inCategory(Category category);

    /**
     * How a department sells: an expensive calculation, done at most once in half an hour.
     *
     * <p>Orders do not evict it. A report that is up to half an hour old serves its readers.
     */
    @Cached(key = "catalog:category:{category}:sales", ttl = "30m")
    SalesReport salesReport(Category category);

    /** What {@link #salesReport} tells, under the same key, without a thread that waits for it. */
    @Cached(key = "catalog:category:{category}:sales", ttl = "30m")
    CompletableFuture<SalesReport> salesReportLater(Category category);

    /**
     * A page of the products that match a filter.
     *
     * <p>A filter has no short text that could stand in a key, so the key holds its hash. What hardly anybody asks for
     * is not cached: pages after the third ({@code when}), and searches that find nothing ({@code unless}), of which a
     * robot can invent as many as it likes.
     *
     * @param page counts from 1
     */
    @Cached(key = "catalog:search:{filter|sha256}:{page}", ttl = "5m", when = "page <= 3", unless = "result.isEmpty()")
    List<Product> search(ProductFilter filter, int page);

    /** Adds a product; evicts its department, the searches, and what was remembered about its id. */
    @Evicts(pattern = {"catalog:product:{result.id}", "catalog:category:{product.category}:*", "catalog:search:*"})
    Product add(NewProduct product);

    /** Adds products in one transaction; evicts what was remembered about their ids, all lists and reports, and the searches. */
    @Evicts(pattern = {"catalog:product:{result.id}", "catalog:category:*", "catalog:search:*"})
    List<Product> addAll(List<NewProduct> products);

    /**
     * Changes a price; evicts the product, its department and the searches.
     *
     * <p>The department is not an argument, but it is known from the result.
     *
     * @throws java.util.NoSuchElementException if there is no such product; nothing is evicted
     */
    @Evicts(pattern = {"catalog:product:{id}", "catalog:category:{result.category}:*", "catalog:search:*"})
    Product changePrice(long id, BigDecimal price);

    /**
     * Changes all prices by so many percent; evicts everything under {@code catalog:}.
     *
     * @return how many products changed
     */
    @Evicts(pattern = "catalog:*")
    int changeAllPrices(int percent);
}
