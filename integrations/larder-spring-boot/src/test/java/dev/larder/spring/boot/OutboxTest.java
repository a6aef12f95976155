package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.Updates;
import dev.larder.outbox.jdbc.JdbcOutbox;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.spring.boot.outbox.OutboxHealthIndicator;
import dev.larder.test.store.Chaos;
import dev.larder.test.store.Fault;
import dev.larder.test.store.StoreCommand;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox inside of Spring's transactions, with a real database. */
class OutboxTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final InMemoryCacheStore store = InMemoryCacheStore.create();

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    AopAutoConfiguration.class,
                    LarderAutoConfiguration.class,
                    LarderOutboxAutoConfiguration.class,
                    LarderOutboxOperationAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    TransactionAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=" + url,
                    "larder.key-prefix=bank",
                    "larder.lease-wait=0s",
                    "larder.outbox.create-table=true",
                    "larder.outbox.relay-interval=20ms",
                    "larder.outbox.relay-delay=200ms");

    private final ApplicationContextRunner withStore = with(store).withUserConfiguration(Bank.class);

    /** Adds a store that another application may use after this one. */
    private ApplicationContextRunner with(CacheStore used) {
        return application.withBean(
                CacheStore.class,
                () -> used,
                definition -> ((AbstractBeanDefinition) definition).setDestroyMethodName(""));
    }

    @Test
    void aCommitEvictsAtOnceAndItsRowIsDeleted() {
        withStore.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            accounts.balance(1);

            inTransaction(context).executeWithoutResult(status -> accounts.pay(1, 10));

            assertThat(accounts.balance(1)).isEqualTo(110);
            assertThat(context.getBean(JdbcOutbox.class).stats().recorded()).isEqualTo(1);
            awaitNoRows(context);
            assertThat(context.getBean(JdbcOutbox.class).stats().settled()).isEqualTo(1);
        });
    }

    @Test
    void aTransactionThatTheEvictingMethodBeginsHasItsRowBeforeTheCommit() {
        withStore.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            accounts.balance(1);

            accounts.payByItself(1, 10);

            assertThat(context.getBean(JdbcAccounts.class).rowsAtCommit()).isEqualTo(1);
            assertThat(accounts.balance(1)).isEqualTo(110);
            awaitNoRows(context);
        });
    }

    @Test
    void anUpdateThatBeginsATransactionHasItsRowBeforeTheCommit() {
        withStore.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);

            accounts.setByItself(1, 55);

            assertThat(context.getBean(JdbcAccounts.class).rowsAtCommit()).isEqualTo(1);
            context.getBean(JdbcTemplate.class).update("update account set balance = 56 where id = 1");
            assertThat(accounts.balance(1)).as("stored after the commit").isEqualTo(55);
            awaitNoRows(context);
        });
    }

    @Test
    void aHitBeginsNoTransaction() {
        withStore.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            accounts.balance(1);
            context.getBean(JdbcTemplate.class).execute("drop table account");

            assertThat(accounts.balance(1)).isEqualTo(100);
        });
    }

    @Test
    void aRollbackLeavesNothing() {
        withStore.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            accounts.balance(1);

            inTransaction(context).executeWithoutResult(status -> {
                accounts.pay(1, 10);
                status.setRollbackOnly();
            });

            assertThat(rows(context)).isZero();
            assertThat(accounts.balance(1)).isEqualTo(100);
        });
    }

    @Test
    void aTransactionInRequiresNewHasItsOwnRow() {
        withStore.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            accounts.balance(2);
            TransactionTemplate requiresNew = inTransaction(context);
            requiresNew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

            inTransaction(context).executeWithoutResult(outer -> {
                accounts.pay(1, 10);
                requiresNew.executeWithoutResult(inner -> accounts.pay(2, 20));
                outer.setRollbackOnly();
            });

            assertThat(context.getBean(JdbcOutbox.class).stats().recorded()).isEqualTo(2);
            await().atMost(TIMEOUT)
                    .until(() -> context.getBean(JdbcOutbox.class).stats().settled() == 1);
            awaitNoRows(context);
            assertThat(accounts.balance(2)).isEqualTo(120);
        });
    }

    @Test
    void aRollbackToASavepointTakesTheRowBack() {
        withStore.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            TransactionTemplate nested = inTransaction(context);
            nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);

            inTransaction(context).executeWithoutResult(outer -> {
                nested.executeWithoutResult(inner -> {
                    accounts.pay(1, 10);
                    inner.setRollbackOnly();
                });
                assertThat(context.getBean(JdbcTemplate.class)
                                .queryForObject("select count(*) from larder_outbox", Long.class))
                        .isZero();
            });
        });
    }

    /** The first application's evictions never arrive, as those of a process that is killed after its commit. */
    @Test
    void anotherInstanceEvictsWhatADeadOneLeft() {
        Chaos lost = Chaos.over(store).on(StoreCommand.EVICT, Fault.lost());
        with(lost)
                .withUserConfiguration(Bank.class)
                .withPropertyValues("larder.outbox.relay-delay=1h", "larder.command-timeout=50ms")
                .run(dying -> {
                    Accounts accounts = dying.getBean(Accounts.class);
                    accounts.balance(1);
                    accounts.payByItself(1, 10);
                    assertThat(rows(dying)).isEqualTo(1);
                    // Its hour has come.
                    dying.getBean(JdbcTemplate.class).update("update larder_outbox set due = 0");
                });

        withStore.run(context -> {
            awaitNoRows(context);
            assertThat(context.getBean(JdbcOutbox.class).stats().relayed()).isEqualTo(1);
            assertThat(context.getBean(Accounts.class).balance(1)).isEqualTo(110);
        });
    }

    @Test
    void anEvictionAfterTheCommitNeedsNoRow() {
        withStore.withBean(LateCleaner.class).run(context -> {
            inTransaction(context).executeWithoutResult(status -> {
                context.getBean(Accounts.class).balance(2);
                context.publishEvent(2L);
            });

            assertThat(context.getBean(JdbcOutbox.class).stats().recorded()).isZero();
            assertThat(context.getBean(JdbcOutbox.class).stats().unrecorded()).isZero();
        });
    }

    @Test
    void aReadOnlyTransactionWritesNoRow() {
        withStore.run(context -> {
            TransactionTemplate readOnly = inTransaction(context);
            readOnly.setReadOnly(true);

            readOnly.executeWithoutResult(
                    status -> context.getBean(Accounts.class).forget(1));

            assertThat(context.getBean(JdbcOutbox.class).stats().recorded()).isZero();
        });
    }

    @Test
    void aRowThatCannotBeWrittenRollsTheTransactionBack() {
        withStore.run(context -> {
            context.getBean(JdbcTemplate.class).execute("drop table larder_outbox");

            assertThatThrownBy(() -> context.getBean(Accounts.class).payByItself(1, 10))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("the transaction must not commit");

            assertThat(context.getBean(Accounts.class).balance(1)).isEqualTo(100);
        });
    }

    @Test
    void theTableIsNotCreatedUnlessItIsAskedFor() {
        withStore
                .withPropertyValues("larder.outbox.create-table=false")
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("or let the outbox create it"));
    }

    @Test
    void healthAndMetersTellOfTheOutbox() {
        withStore.run(context -> {
            assertThat(context).hasBean("larderOutboxMetrics");
            var health = context.getBean(OutboxHealthIndicator.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("rows", 0L);
        });
    }

    @Test
    void itIsOffByAPropertyAndWithoutTheModule() {
        withStore
                .withPropertyValues("larder.outbox.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(JdbcOutbox.class));
        with(store)
                .withClassLoader(new FilteredClassLoader("dev.larder.outbox"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("larderOutbox"));
    }

    @Test
    void withSeveralDataSourcesOneIsNamed() {
        ApplicationContextRunner two = withStore
                .withBean("other", DataSource.class, () -> JdbcConnectionPool.create(url, "sa", ""))
                .withBean("main", DataSource.class, () -> JdbcConnectionPool.create(url, "sa", ""))
                .withBean(
                        "jdbcTemplate",
                        JdbcTemplate.class,
                        () -> new JdbcTemplate(JdbcConnectionPool.create(url, "sa", "")));

        two.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessage(
                        "there are several data sources, other, main, and none of them is primary; name the one whose"
                                + " transactions are kept in the outbox by larder.outbox.data-source, or set"
                                + " larder.outbox.enabled=false"));
        two.withPropertyValues("larder.outbox.data-source=main")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(JdbcOutbox.class));
    }

    private static TransactionTemplate inTransaction(ApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    private static long rows(ApplicationContext context) {
        Long rows =
                context.getBean(JdbcTemplate.class).queryForObject("select count(*) from larder_outbox", Long.class);
        return rows == null ? 0 : rows;
    }

    private static void awaitNoRows(ApplicationContext context) {
        await().atMost(TIMEOUT).until(() -> rows(context) == 0);
    }

    /** Accounts. */
    public interface Accounts {
        @Cached(key = "account:{id}:balance", ttl = "1h")
        long balance(long id);

        @Evicts(pattern = "account:{id}:balance")
        void pay(long id, long amount);

        @Evicts(pattern = "account:{id}:balance")
        void payByItself(long id, long amount);

        @Updates(key = "account:{id}:balance", ttl = "1h")
        long setByItself(long id, long balance);

        @Evicts(pattern = "account:{id}:balance")
        void forget(long id);
    }

    static class JdbcAccounts implements Accounts {
        private final JdbcTemplate jdbc;

        private final JdbcTemplate outside;

        private long rowsAtCommit;

        JdbcAccounts(JdbcTemplate jdbc, String url) {
            this.jdbc = jdbc;
            this.outside = new JdbcTemplate(JdbcConnectionPool.create(url, "sa", ""));
            jdbc.execute("create table if not exists account (id bigint primary key, balance bigint)");
            jdbc.execute(
                    "merge into account select x, 100 from system_range(1, 3) where (select count(*) from account) = 0");
        }

        long rowsAtCommit() {
            return rowsAtCommit;
        }

        @Override
        public long balance(long id) {
            Long balance = jdbc.queryForObject("select balance from account where id = ?", Long.class, id);
            return balance == null ? 0 : balance;
        }

        @Override
        public void pay(long id, long amount) {
            jdbc.update("update account set balance = balance + ? where id = ?", amount, id);
        }

        @Override
        @Transactional
        public void payByItself(long id, long amount) {
            countRowsAtCommit();
            pay(id, amount);
        }

        @Override
        @Transactional
        public long setByItself(long id, long balance) {
            Long rows = jdbc.queryForObject("select count(*) from larder_outbox", Long.class);
            rowsAtCommit = rows == null ? 0 : rows;
            jdbc.update("update account set balance = ? where id = ?", balance, id);
            return balance;
        }

        @Override
        public void forget(long id) {}

        /** By a connection that sees only what is committed. */
        private void countRowsAtCommit() {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public int getOrder() {
                    return Integer.MIN_VALUE;
                }

                @Override
                public void afterCommit() {
                    Long rows = outside.queryForObject("select count(*) from larder_outbox", Long.class);
                    rowsAtCommit = rows == null ? 0 : rows;
                }
            });
        }
    }

    static class LateCleaner {
        private final Accounts accounts;

        LateCleaner(Accounts accounts) {
            this.accounts = accounts;
        }

        @TransactionalEventListener
        void clean(Long id) {
            accounts.forget(id);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Bank {
        @Bean
        JdbcAccounts accounts(JdbcTemplate jdbc, org.springframework.core.env.Environment environment) {
            return new JdbcAccounts(jdbc, environment.getRequiredProperty("spring.datasource.url"));
        }
    }
}
