package dev.larder.examples.jdbc;

import java.sql.SQLException;
import java.util.List;

/** The tables of promotions, and the first ones. */
final class PromotionTables {

    private final Session session;

    PromotionTables(Session session) {
        this.session = session;
    }

    void createIfMissing() throws SQLException {
        session.update("""
                CREATE TABLE IF NOT EXISTS promotions (
                  id BIGINT PRIMARY KEY,
                  name VARCHAR(200) NOT NULL,
                  discount INT NOT NULL)""");
        session.update("""
                CREATE TABLE IF NOT EXISTS promoted_products (
                  product_id BIGINT PRIMARY KEY REFERENCES products (id),
                  promotion_id BIGINT NOT NULL REFERENCES promotions (id))""");
        if (session.query("SELECT 1 FROM promotions FETCH FIRST 1 ROWS ONLY", row -> 1)
                .isEmpty()) {
            session.insertAll(
                    "INSERT INTO promotions (id, name, discount) VALUES (?, ?, ?)",
                    List.of(new Object[] {1, "Rainy Days", 15}, new Object[] {2, "Garden Week", 10}));
            session.insertAll(
                    "INSERT INTO promoted_products (promotion_id, product_id) VALUES (?, ?)",
                    List.of(new Object[] {1, 1}, new Object[] {1, 7}, new Object[] {2, 13}, new Object[] {2, 14}));
        }
    }
}
