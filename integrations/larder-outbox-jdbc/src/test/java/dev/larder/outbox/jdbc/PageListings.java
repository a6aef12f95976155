package dev.larder.outbox.jdbc;

import dev.larder.runtime.Larder;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The listings of docs/outbox.md. */
final class PageListings {

    private PageListings() {}

    /** The transactions of an application. */
    interface ShopTransactions extends dev.larder.runtime.spi.Transactions {

        /** The connection of the calling thread's transaction. */
        @Nullable
        Connection connection();
    }

    static Larder open(DataSource dataSource, ShopTransactions transactions) {
        JdbcOutbox outbox =
                JdbcOutbox.builder(dataSource, transactions::connection).build();
        return Larder.builder().transactions(transactions).outbox(outbox).open();
    }
}
