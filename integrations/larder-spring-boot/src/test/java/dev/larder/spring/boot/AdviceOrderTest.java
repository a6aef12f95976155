package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.annotation.Cached;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Positive;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.validation.annotation.Validated;

/** Which advice of a bean sees a hit, and which only misses. */
class AdviceOrderTest {

    private final ApplicationContextRunner application = Applications.withLarder();

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void methodSecurityIsAskedOnHitsToo() {
        application.withUserConfiguration(Secured.class).run(context -> {
            Reports reports = context.getBean(Reports.class);
            logIn("ADMIN");
            reports.monthly(1);
            reports.monthly(1);
            assertThat(context.getBean(SecuredReports.class).calls()).isEqualTo(1);

            logIn("GUEST");
            assertThatThrownBy(() -> reports.monthly(1)).isInstanceOf(AccessDeniedException.class);
        });
    }

    @Test
    void aHitBeginsNoTransaction() {
        application.withUserConfiguration(Transactions.class).run(context -> {
            Reports reports = context.getBean(Reports.class);
            CountingTransactions transactions = context.getBean(CountingTransactions.class);

            reports.monthly(1);
            reports.monthly(1);
            reports.monthly(1);

            assertThat(transactions.begun).hasValue(1);
        });
    }

    @Test
    void aHitNeedsNoThreadOfAnExecutorAndSecurityIsAskedOnTheCallersThread() {
        application.withUserConfiguration(Asynchronous.class).run(context -> {
            Later later = context.getBean(Later.class);
            logIn("ADMIN");

            String loadedBy = later.thread(1).join();

            assertThat(loadedBy).startsWith("SimpleAsyncTaskExecutor");
            assertThat(later.thread(1).join()).isEqualTo(loadedBy);
            logIn("GUEST");
            assertThatThrownBy(() -> later.thread(1)).isInstanceOf(AccessDeniedException.class);
        });
    }

    @Test
    void retriesStandInside() {
        application.withUserConfiguration(Retries.class).run(context -> {
            Reports reports = context.getBean(Reports.class);

            assertThat(reports.monthly(1)).isEqualTo("report 3");
            assertThat(reports.monthly(1)).isEqualTo("report 3");
            assertThat(context.getBean(FailingReports.class).calls()).isEqualTo(3);
        });
    }

    @Test
    void anAspectWithALowOrderSeesHitsAndOneWithoutSeesMisses() {
        application.withUserConfiguration(Aspects.class).run(context -> {
            Reports reports = context.getBean(Reports.class);

            reports.monthly(1);
            reports.monthly(1);

            assertThat(context.getBean(Outer.class).calls).hasValue(2);
            assertThat(context.getBean(Inner.class).calls).hasValue(1);
        });
    }

    @Test
    void theOrderIsAProperty() {
        application
                .withPropertyValues("larder.spring.order=5")
                .withUserConfiguration(Aspects.class)
                .run(context -> {
                    Reports reports = context.getBean(Reports.class);

                    reports.monthly(1);
                    reports.monthly(1);

                    assertThat(context.getBean(Outer.class).calls).hasValue(1);
                });
    }

    @Test
    void validationIsInsideSoThatItSeesMisses() {
        application
                .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                .withUserConfiguration(Validating.class)
                .run(context -> {
                    Reports reports = context.getBean(Reports.class);

                    assertThatThrownBy(() -> reports.monthly(-1)).isInstanceOf(ConstraintViolationException.class);
                    assertThat(reports.monthly(1)).isEqualTo("report 1");
                });
    }

    private static void logIn(String role) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("somebody", "secret", "ROLE_" + role));
    }

    /** A report by number. */
    public interface Reports {
        @Cached(key = "report:{id}", ttl = "1h")
        String monthly(@Positive long id);
    }

    /** Later. */
    public interface Later {
        @Cached(key = "thread:{id}", ttl = "1h")
        CompletableFuture<String> thread(long id);
    }

    static class CountingReports implements Reports {
        final AtomicInteger calls = new AtomicInteger();

        @Override
        public String monthly(long id) {
            return "report " + calls.incrementAndGet();
        }

        int calls() {
            return calls.get();
        }
    }

    static class SecuredReports extends CountingReports {
        @Override
        @PreAuthorize("hasRole('ADMIN')")
        public String monthly(long id) {
            return super.monthly(id);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableMethodSecurity
    static class Secured {
        @Bean
        SecuredReports reports() {
            return new SecuredReports();
        }
    }

    static class CountingTransactions extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        final transient AtomicInteger begun = new AtomicInteger();

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, org.springframework.transaction.TransactionDefinition definition) {
            begun.incrementAndGet();
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }

    @Transactional(readOnly = true, isolation = org.springframework.transaction.annotation.Isolation.READ_COMMITTED)
    static class TransactionalReports extends CountingReports {
        @Override
        public String monthly(long id) {
            return super.monthly(id);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Transactions {
        @Bean
        TransactionalReports reports() {
            return new TransactionalReports();
        }

        @Bean
        CountingTransactions transactionManager() {
            return new CountingTransactions();
        }
    }

    static class AsynchronousLater implements Later {
        @Override
        @Async
        @PreAuthorize("hasRole('ADMIN')")
        public CompletableFuture<String> thread(long id) {
            return CompletableFuture.completedFuture(Thread.currentThread().getName());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    @EnableMethodSecurity
    static class Asynchronous {
        @Bean
        AsynchronousLater later() {
            return new AsynchronousLater();
        }
    }

    static class FailingReports extends CountingReports {
        @Override
        @Retryable(maxRetries = 3, delay = 1)
        public String monthly(long id) {
            String report = super.monthly(id);
            if (calls.get() < 3) {
                throw new IllegalStateException("not yet");
            }
            return report;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableResilientMethods
    static class Retries {
        @Bean
        FailingReports reports() {
            return new FailingReports();
        }
    }

    @Aspect
    @Order(10)
    static class Outer {
        final AtomicInteger calls = new AtomicInteger();

        @Around("execution(* monthly(..))")
        Object count(ProceedingJoinPoint call) throws Throwable {
            calls.incrementAndGet();
            return call.proceed();
        }
    }

    @Aspect
    static class Inner {
        final AtomicInteger calls = new AtomicInteger();

        @Around("execution(* monthly(..))")
        Object count(ProceedingJoinPoint call) throws Throwable {
            calls.incrementAndGet();
            return call.proceed();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Aspects {
        @Bean
        Outer outer() {
            return new Outer();
        }

        @Bean
        Inner inner() {
            return new Inner();
        }

        @Bean
        CountingReports reports() {
            return new CountingReports();
        }
    }

    @Validated
    static class ValidatedReports extends CountingReports {}

    @Configuration(proxyBeanMethods = false)
    static class Validating {
        @Bean
        ValidatedReports reports() {
            return new ValidatedReports();
        }
    }
}
