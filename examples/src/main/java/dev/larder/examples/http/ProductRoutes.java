package dev.larder.examples.http;

import dev.larder.examples.catalog.Category;
import dev.larder.examples.catalog.NewProduct;
import dev.larder.examples.catalog.Product;
import dev.larder.examples.catalog.ProductFilter;
import dev.larder.examples.catalog.ProductService;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /products}, {@code /categories} and {@code /prices}. */
final class ProductRoutes {

    private static final int MOST_AT_ONCE = 1_000;

    private final ProductService products;

    ProductRoutes(ProductService products) {
        this.products = products;
    }

    void addTo(Javalin app) {
        app.get("/products/batch", this::findAll);
        app.post("/products/batch", this::addAll);
        app.get("/products/{id}", this::find);
        app.get("/products", this::search);
        app.post("/products", this::add);
        app.put("/products/{id}/price", this::changePrice);
        app.post("/prices", this::changeAllPrices);
        app.get("/categories/{category}/products", this::inCategory);
        app.get("/categories/{category}/sales", this::salesReport);
        app.get("/categories/{category}/sales/later", this::salesReportLater);
    }

    /** A new price, as a request's body; {@code null} where the body has none, until that is checked. */
    private record Price(BigDecimal price) {}

    /** A change of all prices, as a request's body. */
    private record PriceChange(int percent) {}

    private void find(Context request) {
        long id = id(request);
        Product product = products.find(id).orElseThrow(() -> new NoSuchElementException("There is no product " + id));
        request.json(product);
    }

    /** {@code ?ids=1,2,3}. */
    private void findAll(Context request) {
        List<Long> ids = request.queryParamAsClass("ids", String.class)
                .check(it -> it.matches("\\d{1,18}(,\\d{1,18})*"), "ids must be numbers between commas")
                .check(it -> it.split(",").length <= MOST_AT_ONCE, "at most " + MOST_AT_ONCE + " ids at once")
                .get()
                .transform(it -> Stream.of(it.split(",")).map(Long::valueOf).toList());
        request.json(products.findAll(ids).values());
    }

    private void search(Context request) {
        ProductFilter filter = new ProductFilter(
                request.queryParamAsClass("words", String.class).getOrDefault(""),
                request.queryParamAsClass("category", Category.class)
                        .allowNullable()
                        .get(),
                request.queryParamAsClass("maxPrice", BigDecimal.class)
                        .allowNullable()
                        .get());
        int page = request.queryParamAsClass("page", Integer.class)
                .check(it -> it >= 1, "page counts from 1")
                .getOrDefault(1);
        request.json(products.search(filter, page));
    }

    private void add(Context request) {
        NewProduct product = request.bodyValidator(NewProduct.class)
                .check(it -> it.category() != null, "category must be given")
                .check(it -> Text.isPresent(it.name()), "name must not be empty")
                .check(it -> isPrice(it.price()), "price must be greater than 0")
                .get();
        request.status(HttpStatus.CREATED).json(products.add(product));
    }

    /** Answers with the new products, in their order; adds all of them or none. */
    private void addAll(Context request) {
        NewProduct[] all = request.bodyValidator(NewProduct[].class)
                .check(it -> it.length <= MOST_AT_ONCE, "at most " + MOST_AT_ONCE + " products at once")
                .check(
                        it -> Stream.of(it).allMatch(ProductRoutes::isComplete),
                        "category, name and price must be given")
                .get();
        request.status(HttpStatus.CREATED).json(products.addAll(List.of(all)));
    }

    private void changePrice(Context request) {
        BigDecimal price = request.bodyValidator(Price.class)
                .check(it -> isPrice(it.price()), "price must be greater than 0")
                .get()
                .price();
        request.json(products.changePrice(id(request), price));
    }

    private void changeAllPrices(Context request) {
        PriceChange body = request.bodyValidator(PriceChange.class)
                .check(it -> it.percent() > -100, "percent must be greater than -100")
                .get();
        request.json(Map.of("changed", products.changeAllPrices(body.percent())));
    }

    private void inCategory(Context request) {
        request.json(products.inCategory(category(request)));
    }

    private void salesReport(Context request) {
        request.json(products.salesReport(category(request)));
    }

    /** No thread of the server waits for the result. */
    private void salesReportLater(Context request) {
        Category category = category(request);
        request.future(() -> products.salesReportLater(category).thenAccept(request::json));
    }

    private static boolean isComplete(NewProduct product) {
        return product.category() != null && Text.isPresent(product.name()) && isPrice(product.price());
    }

    private static boolean isPrice(@Nullable BigDecimal price) {
        return price != null && price.signum() > 0;
    }

    private static Category category(Context request) {
        return request.pathParamAsClass("category", Category.class).get();
    }

    private static long id(Context request) {
        return request.pathParamAsClass("id", Long.class).get();
    }
}
