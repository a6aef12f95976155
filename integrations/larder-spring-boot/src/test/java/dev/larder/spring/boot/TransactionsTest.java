package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.Updates;
import dev.larder.runtime.Larder;
import dev.larder.runtime.error.CacheException;
import dev.larder.test.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Evictions, updates and loads inside of Spring's transactions, with a real database. */
class TransactionsTest {

    private final ApplicationContextRunner application = Applications.withLarder()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    TransactionAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true")
            .withUserConfiguration(Bank.class);

    @Test
    void anEvictionWaitsForTheCommit() {
        application.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            accounts.balance(1);

            inTransaction(context).executeWithoutResult(status -> {
                accounts.pay(1, 10);
                // Another caller sees what is committed.
                assertThat(onAnotherThread(() -> accounts.balance(1))).isEqualTo(100);
                // This transaction sees its own change, past the cache.
                assertThat(accounts.balance(1)).isEqualTo(110);
            });

            assertThat(accounts.balance(1)).isEqualTo(110);
            assertThat(stats(context, "TransactionsTest.Accounts.pay")).isEqualTo(1);
        });
    }

    @Test
    void aRollbackDropsTheEviction() {
        application.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            accounts.balance(1);

            inTransaction(context).executeWithoutResult(status -> {
                accounts.pay(1, 10);
                status.setRollbackOnly();
            });

            assertThat(stats(context, "TransactionsTest.Accounts.pay")).isZero();
            assertThat(accounts.balance(1)).isEqualTo(100);
            assertThat(context.getBean(Larder.class)
                            .stats("TransactionsTest.Accounts.balance")
                            .hits())
                    .isEqualTo(1);
        });
    }

    @Test
    void anEvictionInRequiresNewWaitsForItsOwnCommitOnly() {
        application.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            accounts.balance(1);
            accounts.balance(2);

            inTransaction(context).executeWithoutResult(outer -> {
                accounts.pay(1, 10);
                TransactionTemplate requiresNew = inTransaction(context);
                requiresNew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
                requiresNew.executeWithoutResult(inner -> accounts.pay(2, 20));

                assertThat(stats(context, "TransactionsTest.Accounts.pay")).isEqualTo(1);
                assertThat(onAnotherThread(() -> accounts.balance(2))).isEqualTo(120);
                outer.setRollbackOnly();
            });

            assertThat(stats(context, "TransactionsTest.Accounts.pay")).isEqualTo(1);
            assertThat(accounts.balance(1)).isEqualTo(100);
        });
    }

    @Test
    void anUpdateThatWasUndoneByASavepointIsNotStored() {
        application.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            TransactionTemplate nested = inTransaction(context);
            nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);

            inTransaction(context).executeWithoutResult(outer -> {
                accounts.set(2, 7);
                nested.executeWithoutResult(inner -> {
                    accounts.set(1, 55);
                    inner.setRollbackOnly();
                });
                nested.executeWithoutResult(inner -> accounts.set(3, 9));
            });

            assertThat(accounts.balance(1)).isEqualTo(100);
            assertThat(accounts.balance(2)).isEqualTo(7);
            assertThat(accounts.balance(3)).isEqualTo(9);
            assertThat(context.getBean(Larder.class)
                            .stats("TransactionsTest.Accounts.balance")
                            .hits())
                    .isEqualTo(2);
        });
    }

    @Test
    void whatAReadOnlyTransactionLoadsIsStored() {
        application.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            TransactionTemplate readOnly = inTransaction(context);
            readOnly.setReadOnly(true);

            readOnly.executeWithoutResult(status -> accounts.balance(1));
            accounts.balance(1);

            assertThat(context.getBean(Larder.class)
                            .stats("TransactionsTest.Accounts.balance")
                            .hits())
                    .isEqualTo(1);
        });
    }

    @Test
    void whatASnapshotLoadsIsStoredUnlessItWasEvictedSinceTheTransactionBegan() {
        application.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            TransactionTemplate snapshot = inSnapshot(context);
            // The fleet leaves traces since a moment ago; a transaction must have begun later.
            snapshot.executeWithoutResult(status -> accounts.balance(3));

            snapshot.executeWithoutResult(status -> {
                accounts.balance(2);
                onAnotherThread(() -> {
                    accounts.pay(1, 10);
                    return 0;
                });
                assertThat(accounts.balance(1)).isEqualTo(100);
            });

            assertThat(accounts.balance(1)).isEqualTo(110);
            assertThat(hits(context)).isZero();
            accounts.balance(2);
            assertThat(hits(context)).isEqualTo(1);
        });
    }

    @Test
    void whatATransactionLoadsThatMayChangeRowsIsNotStored() {
        application.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            TransactionTemplate inner = inSnapshot(context);
            inner.executeWithoutResult(status -> accounts.balance(3));

            inTransaction(context).executeWithoutResult(outer -> {
                context.getBean(JdbcTemplate.class).update("update account set balance = 7");
                inner.executeWithoutResult(
                        status -> assertThat(accounts.balance(1)).isEqualTo(7));
                outer.setRollbackOnly();
            });

            assertThat(accounts.balance(1)).isEqualTo(100);
        });
    }

    @Test
    void aSnapshotStoresNothingWithoutTraces() {
        application.withPropertyValues("larder.transaction-time=0s").run(context -> {
            Accounts accounts = context.getBean(Accounts.class);

            inSnapshot(context).executeWithoutResult(status -> accounts.balance(1));
            accounts.balance(1);

            assertThat(hits(context)).isZero();
        });
    }

    private static TransactionTemplate inSnapshot(AssertableApplicationContext context) {
        TransactionTemplate snapshot = inTransaction(context);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return snapshot;
    }

    private static long hits(AssertableApplicationContext context) {
        return context.getBean(Larder.class)
                .stats("TransactionsTest.Accounts.balance")
                .hits();
    }

    @Test
    void listenersOfTransactionalEventsSeeTheEvictedCache() {
        application.run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            accounts.balance(1);

            inTransaction(context).executeWithoutResult(status -> {
                accounts.pay(1, 10);
                context.publishEvent("paid");
            });

            assertThat(context.getBean(Statements.class).balances).containsExactly(110L);
        });
    }

    @Test
    void anEvictionAfterTheCommitIsMadeAtOnce() {
        application.withBean(LateCleaner.class).run(context -> {
            Accounts accounts = context.getBean(Accounts.class);
            accounts.balance(2);

            inTransaction(context).executeWithoutResult(status -> context.publishEvent(2L));

            assertThat(stats(context, "TransactionsTest.Accounts.forget")).isEqualTo(1);
        });
    }

    @Test
    void anEvictionThatFailsReachesWhoCommitsWithThrow() {
        try (RedisServer redis = RedisServer.start()) {
            application
                    .withPropertyValues(
                            "larder.on-evict-failure=throw",
                            "larder.redis.url=" + redis.uri(),
                            "larder.command-timeout=200ms")
                    .run(context -> {
                        Accounts accounts = context.getBean(Accounts.class);
                        accounts.balance(1);

                        assertThatThrownBy(() -> inTransaction(context).executeWithoutResult(status -> {
                                    accounts.pay(1, 10);
                                    redis.close();
                                }))
                                .isInstanceOf(CacheException.class);

                        // The transaction was committed.
                        assertThat(accounts.balance(1)).isEqualTo(110);
                        assertThat(context.getBean(Larder.class).pendingEvictions())
                                .hasSize(1);
                    });
        }
    }

    private static TransactionTemplate inTransaction(AssertableApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    private static long stats(AssertableApplicationContext context, String method) {
        return context.getBean(Larder.class).stats(method).evictions();
    }

    private static long onAnotherThread(java.util.function.LongSupplier call) {
        return java.util.concurrent.CompletableFuture.supplyAsync(call::getAsLong)
                .join();
    }

    /** Accounts. */
    public interface Accounts {
        @Cached(key = "account:{id}:balance", ttl = "1h")
        long balance(long id);

        @Evicts(pattern = "account:{id}:balance")
        void pay(long id, long amount);

        @Updates(key = "account:{id}:balance", ttl = "1h")
        long set(long id, long balance);

        @Evicts(pattern = "account:{id}:balance")
        void forget(long id);
    }

    static class JdbcAccounts implements Accounts {
        private final JdbcTemplate jdbc;

        JdbcAccounts(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
            jdbc.execute("create table account (id bigint primary key, balance bigint)");
            jdbc.execute("insert into account values (1, 100), (2, 100), (3, 100)");
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
        public long set(long id, long balance) {
            jdbc.update("update account set balance = ? where id = ?", balance, id);
            return balance;
        }

        @Override
        public void forget(long id) {}
    }

    static class Statements {
        final List<Long> balances = new ArrayList<>();

        private final Accounts accounts;

        Statements(Accounts accounts) {
            this.accounts = accounts;
        }

        @TransactionalEventListener
        void paid(String event) {
            balances.add(accounts.balance(1));
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
    static class Bank {
        @Bean
        JdbcAccounts accounts(JdbcTemplate jdbc) {
            return new JdbcAccounts(jdbc);
        }

        @Bean
        Statements statements(Accounts accounts) {
            return new Statements(accounts);
        }
    }
}
