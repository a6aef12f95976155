package dev.larder.spring.boot.transaction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import org.hibernate.Session;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The sessions of the calling thread, which return the same entity again without asking the database. Apart, since JPA and
 * Hibernate may be absent.
 */
final class JpaSessions {

    private JpaSessions() {}

    /** Returns whether one of them holds entities; what it would load again may be older than the latest commit. */
    static boolean haveRead() {
        Collection<Object> resources =
                TransactionSynchronizationManager.getResourceMap().values();
        for (Object resource : resources) {
            if (resource instanceof EntityManagerHolder holder && hasRead(holder.getEntityManager())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRead(EntityManager manager) {
        try {
            return manager.unwrap(Session.class).getStatistics().getEntityCount() > 0;
        } catch (PersistenceException e) {
            // What is no session of Hibernate's cannot be asked, and may have read.
            return true;
        }
    }
}
