package dev.larder.examples.jdbc;

import dev.larder.examples.catalog.Category;
import dev.larder.examples.promotions.Promotion;
import dev.larder.examples.promotions.PromotionService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Promotions in tables. */
public final class JdbcPromotionService implements PromotionService {

    private static final String PROMOTIONS = """
            SELECT DISTINCT o.id, o.name, o.discount
            FROM promotions o
            JOIN promoted_products m ON m.promotion_id = o.id
            JOIN products p ON p.id = m.product_id
            """;

    private final Database database;

    public JdbcPromotionService(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Promotion> of(long productId) {
        return database.inTransaction(
                session -> session.queryOne(PROMOTIONS + "WHERE p.id = ?", this::promotion, productId));
    }

    @Override
    public List<Promotion> in(Category category) {
        return database.inTransaction(session ->
                session.query(PROMOTIONS + "WHERE p.category = ? ORDER BY o.name", this::promotion, category.name()));
    }

    @Override
    public void change(Promotion promotion) {
        int changed = database.inTransaction(session -> session.update(
                "UPDATE promotions SET name = ?, discount = ? WHERE id = ?",
                promotion.name(),
                promotion.discount(),
                promotion.id()));
        if (changed == 0) {
            throw new NoSuchElementException("There is no promotion " + promotion.id());
        }
    }

    private Promotion promotion(ResultSet row) throws SQLException {
        return new Promotion(row.getLong("id"), row.getString("name"), row.getInt("discount"));
    }
}
