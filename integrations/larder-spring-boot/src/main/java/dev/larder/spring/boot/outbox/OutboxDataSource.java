package dev.larder.spring.boot.outbox;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** Finds the data source whose transactions are kept in the outbox. */
public final class OutboxDataSource {

    private OutboxDataSource() {}

    /**
     * Returns the bean of that name, or else the only or primary one.
     *
     * @throws IllegalStateException when there are several, and none is named or primary
     */
    public static DataSource of(ListableBeanFactory beans, @Nullable String name) {
        if (name != null) {
            return beans.getBean(name, DataSource.class);
        }
        DataSource only = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (only == null) {
            throw new IllegalStateException("there are several data sources, "
                    + String.join(", ", beans.getBeanNamesForType(DataSource.class))
                    + ", and none of them is primary; name the one whose transactions are kept in the outbox by"
                    + " larder.outbox.data-source, or set larder.outbox.enabled=false");
        }
        return only;
    }
}
