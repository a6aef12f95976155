package dev.larder.spring.boot.outbox;

import dev.larder.outbox.jdbc.TransactionConnection;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The connection that Spring has bound to the calling thread for a data source, by JDBC's or by JPA's transaction manager. A
 * transaction of JTA binds none, and one of another resource has none.
 */
public final class SpringTransactionConnection implements TransactionConnection {

    private final DataSource dataSource;

    /** Uses the transactions of this data source, or of the one behind Spring's proxy. */
    public SpringTransactionConnection(DataSource dataSource) {
        DataSource target =
                dataSource instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : null;
        this.dataSource = target == null ? dataSource : target;
    }

    @Override
    public @Nullable Connection get() throws SQLException {
        return TransactionSynchronizationManager.isActualTransactionActive()
                        && TransactionSynchronizationManager.hasResource(dataSource)
                ? DataSourceUtils.doGetConnection(dataSource)
                : null;
    }

    @Override
    public void release(Connection connection) {
        DataSourceUtils.releaseConnection(connection, dataSource);
    }

    @Override
    public boolean isReadOnly() {
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }
}
