package dev.larder.examples.jdbc;

import dev.larder.examples.catalog.Category;
import dev.larder.examples.catalog.NewProduct;
import dev.larder.examples.catalog.Product;
import dev.larder.examples.catalog.ProductFilter;
import dev.larder.examples.catalog.ProductService;
import dev.larder.examples.catalog.SalesReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Products in a table. */
public final class JdbcProductService implements ProductService {

    /** How many products {@link #search} returns at most. */
    public static final int PAGE_SIZE = 5;

    private static final String PRODUCTS = "SELECT id, category, name, price FROM products ";

    private final Database database;

    private final SalesReportQuery salesReport = new SalesReportQuery();

    public JdbcProductService(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Product> find(long id) {
        return database.inTransaction(session -> find(session, id));
    }

    @Override
    public Map<Long, Product> findAll(Collection<Long> ids) {
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        List<Product> products = ids.isEmpty()
                ? List.of()
                : database.inTransaction(session ->
                        session.query(PRODUCTS + "WHERE id IN (" + marks + ")", this::product, ids.toArray()));
        return products.stream().collect(Collectors.toMap(Product::id, product -> product));
    }

    @Override
    public List<Product> inCategory(Category category) {
        return database.inTransaction(session ->
                session.query(PRODUCTS + "WHERE category = ? ORDER BY name", this::product, category.name()));
    }

    @Override
    public SalesReport salesReport(Category category) {
        return database.inTransaction(session -> salesReport.run(session, category));
    }

    @Override
    public CompletableFuture<SalesReport> salesReportLater(Category category) {
        return database.later(() -> salesReport(category));
    }

    @Override
    public List<Product> search(ProductFilter filter, int page) {
        if (page < 1) {
            throw new IllegalArgumentException("page counts from 1, not " + page);
        }
        StringBuilder sql = new StringBuilder(PRODUCTS).append("WHERE LOWER(name) LIKE ? ESCAPE '!'");
        List<Object> arguments = new ArrayList<>(List.of(contains(filter.words())));
        if (filter.category() != null) {
            sql.append(" AND category = ?");
            arguments.add(filter.category().name());
        }
        if (filter.maxPrice() != null) {
            sql.append(" AND price <= ?");
            arguments.add(filter.maxPrice());
        }
        sql.append(" ORDER BY name OFFSET ? ROWS FETCH NEXT ? ROWS ONLY");
        arguments.add((page - 1) * PAGE_SIZE);
        arguments.add(PAGE_SIZE);
        return database.inTransaction(session -> session.query(sql.toString(), this::product, arguments.toArray()));
    }

    @Override
    public Product add(NewProduct product) {
        long id = database.inTransaction(session -> session.insert(
                "INSERT INTO products (category, name, price) VALUES (?, ?, ?)",
                product.category().name(),
                product.name(),
                cents(product.price())));
        return new Product(id, product.category(), product.name(), cents(product.price()));
    }

    @Override
    public List<Product> addAll(List<NewProduct> products) {
        return database.inTransaction(
                session -> products.stream().map(this::add).toList());
    }

    @Override
    public Product changePrice(long id, BigDecimal price) {
        return database.inTransaction(session -> {
            session.update("UPDATE products SET price = ? WHERE id = ?", cents(price), id);
            return find(session, id).orElseThrow(() -> new NoSuchElementException("There is no product " + id));
        });
    }

    @Override
    public int changeAllPrices(int percent) {
        return database.inTransaction(session -> session.update(
                "UPDATE products SET price = ROUND(price * CAST(? AS DECIMAL(10, 2)), 2)",
                BigDecimal.valueOf(100L + percent, 2)));
    }

    private Optional<Product> find(Session session, long id) throws SQLException {
        return session.queryOne(PRODUCTS + "WHERE id = ?", this::product, id);
    }

    private Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getLong("id"),
                Category.valueOf(row.getString("category")),
                row.getString("name"),
                row.getBigDecimal("price"));
    }

    private static String contains(String words) {
        return '%' + words.toLowerCase(Locale.ROOT).replaceAll("([%_!])", "!$1") + '%';
    }

    private static BigDecimal cents(BigDecimal price) {
        return price.setScale(2, RoundingMode.HALF_UP);
    }
}
