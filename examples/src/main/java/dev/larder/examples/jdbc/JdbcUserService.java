package dev.larder.examples.jdbc;

import dev.larder.examples.users.NewOrder;
import dev.larder.examples.users.NewUser;
import dev.larder.examples.users.Order;
import dev.larder.examples.users.User;
import dev.larder.examples.users.UserService;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Customers in tables. */
public final class JdbcUserService implements UserService {

    private static final String ORDERS = """
            SELECT s.id, p.name, s.quantity, s.total, s.placed_on
            FROM sales s JOIN products p ON p.id = s.product_id
            """;

    private final Database database;

    private final Clock clock;

    public JdbcUserService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<User> find(long id) {
        return database.inTransaction(session ->
                session.queryOne("SELECT id, name, email, since FROM customers WHERE id = ?", this::user, id));
    }

    @Override
    public List<Order> recentOrders(long id) {
        return database.inTransaction(session -> session.query(
                ORDERS + "WHERE s.customer_id = ? ORDER BY s.id DESC FETCH FIRST 5 ROWS ONLY", this::order, id));
    }

    @Override
    public User register(NewUser user) {
        LocalDate today = LocalDate.now(clock);
        long id = database.inTransaction(session -> session.insert(
                "INSERT INTO customers (name, email, since) VALUES (?, ?, ?)", user.name(), user.email(), today));
        return new User(id, user.name(), user.email(), today);
    }

    @Override
    public User save(User user) {
        int changed = database.inTransaction(session -> session.update(
                "UPDATE customers SET name = ?, email = ?, since = ? WHERE id = ?",
                user.name(),
                user.email(),
                user.since(),
                user.id()));
        if (changed == 0) {
            throw noCustomer(user.id());
        }
        return user;
    }

    @Override
    public Order order(long id, NewOrder order) {
        return database.inTransaction(session -> {
            if (session.queryOne("SELECT id FROM customers WHERE id = ?", row -> row.getLong(1), id)
                    .isEmpty()) {
                throw noCustomer(id);
            }
            BigDecimal price = session.queryOne(
                            "SELECT price FROM products WHERE id = ?", row -> row.getBigDecimal(1), order.productId())
                    .orElseThrow(() -> new NoSuchElementException("There is no product " + order.productId()));
            long orderId = session.insert(
                    "INSERT INTO sales (customer_id, product_id, quantity, total, placed_on) VALUES (?, ?, ?, ?, ?)",
                    id,
                    order.productId(),
                    order.quantity(),
                    price.multiply(BigDecimal.valueOf(order.quantity())),
                    LocalDate.now(clock));
            return session.queryOne(ORDERS + "WHERE s.id = ?", this::order, orderId)
                    .orElseThrow();
        });
    }

    @Override
    public void remove(long id) {
        database.inTransaction(session -> session.update("DELETE FROM sales WHERE customer_id = ?", id)
                + session.update("DELETE FROM customers WHERE id = ?", id));
    }

    private User user(ResultSet row) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                row.getObject("since", LocalDate.class));
    }

    private Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getLong("id"),
                row.getString("name"),
                row.getInt("quantity"),
                row.getBigDecimal("total"),
                row.getObject("placed_on", LocalDate.class));
    }

    private static NoSuchElementException noCustomer(long id) {
        return new NoSuchElementException("There is no customer " + id);
    }
}
