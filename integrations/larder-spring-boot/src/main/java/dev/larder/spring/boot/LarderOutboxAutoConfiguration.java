package dev.larder.spring.boot;

import dev.larder.outbox.jdbc.JdbcOutbox;
import dev.larder.outbox.jdbc.JdbcOutboxBuilder;
import dev.larder.runtime.Larder;
import dev.larder.runtime.spi.EvictionOutbox;
import dev.larder.spring.boot.outbox.OutboxDataSource;
import dev.larder.spring.boot.outbox.SpringTransactionConnection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Keeps the evictions of transactions in a table of their database until they are made, where {@code larder-outbox-jdbc} is on
 * the class path and there is a {@link DataSource}. It backs off for a bean of {@link EvictionOutbox}.
 */
@AutoConfiguration(
        before = LarderAutoConfiguration.class,
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({JdbcOutbox.class, DataSourceUtils.class})
@ConditionalOnBean(DataSource.class)
@ConditionalOnMissingBean(Larder.class)
@ConditionalOnProperty(name = "larder.outbox.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LarderProperties.class)
public class LarderOutboxAutoConfiguration {

    /** Migrations, which create the table, come first. */
    @Bean
    @ConditionalOnMissingBean(EvictionOutbox.class)
    @DependsOnDatabaseInitialization
    JdbcOutbox larderOutbox(LarderProperties properties, ListableBeanFactory beans) {
        LarderProperties.Outbox outbox = properties.getOutbox();
        DataSource dataSource = OutboxDataSource.of(beans, outbox.getDataSource());
        JdbcOutboxBuilder builder = JdbcOutbox.builder(dataSource, new SpringTransactionConnection(dataSource))
                .createTable(outbox.isCreateTable());
        ifSet(outbox.getTable(), builder::table);
        ifSet(outbox.getRelayDelay(), builder::relayDelay);
        ifSet(outbox.getRelayInterval(), builder::relayInterval);
        ifSet(outbox.getRelayBatch(), builder::relayBatch);
        ifSet(outbox.getClaimTime(), builder::claimTime);
        return builder.build();
    }

    private static <T> void ifSet(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    @Bean
    LarderBuilderCustomizer larderOutboxCustomizer(EvictionOutbox outbox) {
        return builder -> builder.outbox(outbox);
    }
}
