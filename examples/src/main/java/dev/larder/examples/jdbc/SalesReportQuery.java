package dev.larder.examples.jdbc;

import dev.larder.examples.catalog.Category;
import dev.larder.examples.catalog.SalesReport;
import dev.larder.examples.catalog.SalesReport.BestSeller;
import dev.larder.examples.catalog.SalesReport.Pair;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;

/** The expensive calculation: four passes over all sales of a department. */
final class SalesReportQuery {

    private static final String OF_CATEGORY = """
            FROM sales s JOIN products p ON p.id = s.product_id
            WHERE p.category = ?
            """;

    private static final String BEST_SELLERS = "SELECT p.name, SUM(s.quantity) AS sold " + OF_CATEGORY
            + "GROUP BY p.id, p.name ORDER BY sold DESC, p.name FETCH FIRST 3 ROWS ONLY";

    private static final String BOUGHT_TOGETHER = """
            SELECT a.name AS first_name, b.name AS second_name, COUNT(*) AS customers
            FROM (SELECT DISTINCT s.customer_id, p.id, p.name %1$s) a
            JOIN (SELECT DISTINCT s.customer_id, p.id, p.name %1$s) b
              ON a.customer_id = b.customer_id AND a.id < b.id
            GROUP BY a.name, b.name
            ORDER BY customers DESC, first_name, second_name
            FETCH FIRST 3 ROWS ONLY""".formatted(OF_CATEGORY);

    SalesReport run(Session session, Category category) throws SQLException {
        String name = category.name();
        int customers = session.queryOne(
                        "SELECT COUNT(DISTINCT s.customer_id) " + OF_CATEGORY, row -> row.getInt(1), name)
                .orElse(0);
        BigDecimal revenue = session.queryOne(
                        "SELECT COALESCE(SUM(s.total), 0) " + OF_CATEGORY, row -> row.getBigDecimal(1), name)
                .orElse(BigDecimal.ZERO);
        List<BestSeller> bestSellers =
                session.query(BEST_SELLERS, row -> new BestSeller(row.getString(1), row.getInt(2)), name);
        List<Pair> boughtTogether = session.query(
                BOUGHT_TOGETHER, row -> new Pair(row.getString(1), row.getString(2), row.getInt(3)), name, name);
        return new SalesReport(category, customers, revenue, bestSellers, boughtTogether);
    }
}
