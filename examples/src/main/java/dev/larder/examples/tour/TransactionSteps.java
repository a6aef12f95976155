package dev.larder.examples.tour;

import dev.larder.examples.jdbc.Database;
import dev.larder.examples.users.NewOrder;
import dev.larder.examples.users.UserService;
import java.util.NoSuchElementException;

/** The steps about transactions: an eviction waits for the commit, and a rollback drops it. */
final class TransactionSteps {

    private static final long NO_PRODUCT = 4_000_000;

    private final Database database;

    private final UserService users;

    private final Guide guide;

    TransactionSteps(Database database, UserService users, Guide guide) {
        this.database = database;
        this.users = users;
        this.guide = guide;
    }

    void take() {
        guide.step(
                "Evict when the transaction commits",
                "Two orders are placed together or not at all. The second of the first pair names no product: the\n"
                        + "database takes the first one back, and nothing is evicted. The second pair is committed.",
                "@Evicts(pattern = \"user:{id}:orders\")");
        guide.call("users.recentOrders(2)", () -> users.recentOrders(2));
        guide.call("two orders, the second fails", () -> orderBoth(7, NO_PRODUCT));
        guide.call("users.recentOrders(2)", () -> users.recentOrders(2));
        guide.call("two orders, committed", () -> orderBoth(7, 8));
        guide.call("users.recentOrders(2)", () -> users.recentOrders(2));
    }

    private boolean orderBoth(long firstProduct, long secondProduct) {
        try {
            return database.together(() -> {
                users.order(2, new NewOrder(firstProduct, 1));
                users.order(2, new NewOrder(secondProduct, 1));
                return true;
            });
        } catch (NoSuchElementException e) {
            return false;
        }
    }
}
