package dev.larder.examples.tour;

import dev.larder.examples.catalog.Category;
import dev.larder.examples.catalog.Product;
import dev.larder.examples.catalog.ProductFilter;
import dev.larder.examples.catalog.ProductService;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The steps about the catalogue: queries, a calculation, a search, many callers, and evictions of groups of keys. */
final class ProductSteps {

    private static final int CALLERS = 50;

    private final ProductService products;

    private final Guide guide;

    ProductSteps(ProductService products, Guide guide) {
        this.products = products;
        this.guide = guide;
    }

    void take() {
        queryByCategory();
        expensiveCalculation();
        manyCallers();
        search();
        evictOneCategory();
        evictPrefix();
        manyAtOnce();
        later();
    }

    private void queryByCategory() {
        guide.step(
                "A database query by category",
                "Each department has its own key.",
                "@Cached(key = \"catalog:category:{category}:products\", ttl = \"10m\")");
        guide.call("products.inCategory(BOOKS)", () -> products.inCategory(Category.BOOKS));
        guide.call("products.inCategory(BOOKS)", () -> products.inCategory(Category.BOOKS));
        guide.call("products.inCategory(GAMES)", () -> products.inCategory(Category.GAMES));
    }

    private void expensiveCalculation() {
        guide.step(
                "An expensive calculation, for 30 minutes",
                "The report goes four times over the sales of a department.",
                "@Cached(key = \"catalog:category:{category}:sales\", ttl = \"30m\")");
        guide.call("products.salesReport(BOOKS)", () -> products.salesReport(Category.BOOKS));
        guide.call("products.salesReport(BOOKS)", () -> products.salesReport(Category.BOOKS));
    }

    private void manyCallers() {
        guide.step(
                "Many callers of one cold key",
                CALLERS + " threads ask at the same time for a report that is not cached. One of them calculates it.",
                "@Cached(key = \"catalog:category:{category}:sales\", ttl = \"30m\")");
        guide.call(
                CALLERS + " x products.salesReport(GARDEN)", () -> atOnce(() -> products.salesReport(Category.GARDEN)));
    }

    private static void atOnce(Runnable call) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<CompletableFuture<Void>> calls = Stream.generate(() -> CompletableFuture.runAsync(call, callers))
                    .limit(CALLERS)
                    .toList();
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
        } finally {
            callers.shutdown();
        }
    }

    private void search() {
        ProductFilter bread = new ProductFilter("bread", null, new BigDecimal("40"));
        ProductFilter nonsense = new ProductFilter("qwertz", null, null);
        guide.step(
                "A search, by the hash of its filter",
                "Pages after the third are not cached (when), nor are searches that find nothing (unless).",
                """
                @Cached(
                        key = "catalog:search:{filter|sha256}:{page}",
                        ttl = "5m",
                        when = "page <= 3",
                        unless = "result.isEmpty()")""");
        guide.call("products.search(\"bread\" up to 40, page 1)", () -> products.search(bread, 1));
        guide.call("products.search(\"bread\" up to 40, page 1)", () -> products.search(bread, 1));
        guide.call("products.search(\"bread\" up to 40, page 4)", () -> products.search(bread, 4));
        guide.call("products.search(\"qwertz\", page 1)", () -> products.search(nonsense, 1));
        guide.call("products.search(\"qwertz\", page 1)", () -> products.search(nonsense, 1));
    }

    private void evictOneCategory() {
        guide.step(
                "Evict one category",
                "The department of the product is known from the result. Other departments stay.",
                "@Evicts(pattern = {\"catalog:product:{id}\", \"catalog:category:{result.category}:*\","
                        + " \"catalog:search:*\"})");
        Product book = products.inCategory(Category.BOOKS).get(0);
        guide.call("products.find(" + book.id() + ")", () -> products.find(book.id()));
        guide.call(
                "products.changePrice(" + book.id() + ", 19.90)",
                () -> products.changePrice(book.id(), new BigDecimal("19.90")));
        guide.left("catalog:*");
        guide.call("products.find(" + book.id() + ")", () -> products.find(book.id()));
    }

    private void evictPrefix() {
        guide.step(
                "Evict everything under a prefix",
                "All prices change, so the whole catalogue goes. What is known about users stays.",
                "@Evicts(pattern = \"catalog:*\")");
        guide.call("products.changeAllPrices(5)", () -> products.changeAllPrices(5));
        guide.left("catalog:*");
        guide.left("user:*");
    }

    private void manyAtOnce() {
        guide.step(
                "Many at once",
                "One key for each product, which the method for one product shares. All are read in one round trip, and\n"
                        + "one query loads what is missing.",
                "@Cached(key = \"catalog:product:{ids}\", ttl = \"1h\", nullTtl = \"1m\", jitter = \"10%\")");
        guide.call("products.findAll(1, 2)", () -> products.findAll(List.of(1L, 2L)));
        guide.call("products.findAll(1, 2, 3)", () -> products.findAll(List.of(1L, 2L, 3L)));
        guide.call("products.find(3)", () -> products.find(3));
    }

    private void later() {
        guide.step(
                "An answer that comes later",
                "The method returns a CompletableFuture, and so does the cache: no thread waits for Redis. The key is that\n"
                        + "of the report above.",
                "@Cached(key = \"catalog:category:{category}:sales\", ttl = \"30m\")");
        guide.call(
                "products.salesReportLater(GAMES)",
                () -> products.salesReportLater(Category.GAMES).join());
        guide.call(
                "products.salesReportLater(GAMES)",
                () -> products.salesReportLater(Category.GAMES).join());
    }
}
