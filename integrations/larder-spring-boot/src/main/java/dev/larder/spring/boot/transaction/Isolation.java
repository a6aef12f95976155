package dev.larder.spring.boot.transaction;

import java.sql.Connection;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/** Tells whether the calling thread's transaction may read rows that are older than the latest commit. */
final class Isolation {

    private static final boolean JDBC = isPresent("org.springframework.jdbc.datasource.ConnectionHolder");

    private static final boolean JPA =
            isPresent("org.springframework.orm.jpa.EntityManagerHolder") && isPresent("org.hibernate.Session");

    private Isolation() {}

    private static boolean isPresent(String name) {
        return ClassUtils.isPresent(name, Isolation.class.getClassLoader());
    }

    /** Returns whether the transaction only reads, and reads what is committed at that moment: READ COMMITTED. */
    static boolean readsLatestCommitted() {
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return false;
        }
        Integer chosen = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
        return chosen == null
                ? JDBC && JdbcIsolation.isReadCommitted()
                : chosen == Connection.TRANSACTION_READ_COMMITTED;
    }

    /** Returns whether a session is open that has read something, which it may return again. */
    static boolean readsFromOpenSession() {
        return JPA && JpaSessions.haveRead();
    }
}
