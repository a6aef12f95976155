package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.spring.boot.Users.User;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Beans of every kind in real application contexts, cached in a real Redis. */
class CachedBeansTest {

    private final ApplicationContextRunner application = Applications.withLarder();

    @Test
    void aBeanIsCachedByItsInterfacesAnnotations() {
        application.withBean(CountingUsers.class).run(context -> {
            Users users = context.getBean(Users.class);
            CountingUsers byClass = context.getBean(CountingUsers.class);

            assertThat(users.find(1)).isEqualTo(new User(1, "Ada"));
            assertThat(users.find(1)).isEqualTo(new User(1, "Ada"));
            assertThat(byClass.find(1)).isEqualTo(new User(1, "Ada"));
            assertThat(byClass.loads()).isEqualTo(1);

            users.remove(1);
            users.find(1);
            assertThat(byClass.loads()).isEqualTo(2);

            users.save(new User(1, "Grace"));
            assertThat(users.find(1).name()).isEqualTo("Grace");
            assertThat(byClass.loads()).isEqualTo(2);
            assertThat(context.getBean(Larder.class).stats("Users.find").hits()).isEqualTo(3);
        });
    }

    @Test
    void aBeanOfALambdaIsCached() {
        application.withUserConfiguration(LambdaConfiguration.class).run(context -> {
            Names names = context.getBean(Names.class);

            names.nameOf(7);
            names.nameOf(7);

            assertThat(context.getBean(AtomicInteger.class)).hasValue(1);
        });
    }

    @Test
    void aFinalClassIsCachedByItsInterface() {
        application.withBean(FinalUsers.class).run(context -> {
            Users users = context.getBean(Users.class);

            users.find(1);
            users.find(1);

            assertThat(Proxy.isProxyClass(users.getClass())).isTrue();
            assertThat(context.getBean(Larder.class).stats("Users.find").loads())
                    .isEqualTo(1);
        });
    }

    @Test
    void bothInterfacesOfABeanAreCachedAndOthersStay() {
        application.withBean(Directory.class).run(context -> {
            Directory directory = context.getBean(Directory.class);

            directory.find(1);
            directory.find(1);
            context.getBean(Names.class).nameOf(1);
            context.getBean(Names.class).nameOf(1);

            assertThat(directory.loads()).isEqualTo(1);
            assertThat(directory.names()).isEqualTo(1);
            assertThat(context.getBean(Comparable.class)).isSameAs(directory);
        });
    }

    @Test
    void aServiceThatOnlyEvictsEvicts() {
        application.withBean(CountingUsers.class).withBean(AuditedCleaner.class).run(context -> {
            Users users = context.getBean(Users.class);
            users.find(1);

            context.getBean(Cleaner.class).clear(1);
            users.find(1);

            assertThat(context.getBean(CountingUsers.class).loads()).isEqualTo(2);
        });
    }

    @Test
    void circularBeansGetTheCachedOne() {
        application
                .withAllowCircularReferences(true)
                .withBean(CircularUsers.class)
                .withBean(Greeter.class)
                .run(context -> {
                    Greeter greeter = context.getBean(Greeter.class);

                    greeter.users.find(1);
                    greeter.users.find(1);

                    assertThat(greeter.users).isSameAs(context.getBean(CircularUsers.class));
                    assertThat(context.getBean(CircularUsers.class).loads()).isEqualTo(1);
                });
    }

    @Test
    void primaryAndQualifiedImplementationsAreBothCached() {
        application.withUserConfiguration(TwoImplementations.class).run(context -> {
            Consumer consumer = context.getBean(Consumer.class);

            assertThat(consumer.users.find(1).name()).isEqualTo("Ada");
            // The keys are the interface's.
            assertThat(consumer.archive.find(1).name()).isEqualTo("Ada");
            assertThat(consumer.archive.find(2).name()).isEqualTo("Archived");
            assertThat(consumer.users.find(2).name()).isEqualTo("Archived");
        });
    }

    @Test
    void anExcludedBeanIsNotCached() {
        application
                .withPropertyValues("larder.spring.exclude=archive")
                .withUserConfiguration(TwoImplementations.class)
                .run(context -> {
                    Consumer consumer = context.getBean(Consumer.class);

                    consumer.users.find(1);

                    assertThat(consumer.archive.find(1).name()).isEqualTo("Archived");
                    assertThat(AopUtils.isAopProxy(consumer.archive)).isFalse();
                });
    }

    @Test
    void aDecoratorOfACachedBeanWithTheSameInterfaceDoesNotWaitForItself() {
        application.withUserConfiguration(Decorated.class).run(context -> {
            Users users = context.getBean(Users.class);
            long start = System.nanoTime();

            assertThat(users.find(1).name()).isEqualTo("Ada!");

            // leaseWait is 3 s.
            assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
        });
    }

    @Test
    void productsOfFactoryBeansAreCached() {
        application.withBean(UsersFactory.class).run(context -> {
            Users users = context.getBean(Users.class);

            users.find(1);
            users.find(1);

            assertThat(context.getBean(UsersFactory.class).product.loads()).isEqualTo(1);
        });
    }

    @Test
    void whatWasCachedByHandIsNotCachedTwice() {
        application.withUserConfiguration(ByHand.class).run(context -> {
            Users users = context.getBean(Users.class);

            users.find(1);

            assertThat(AopUtils.isAopProxy(users)).isFalse();
            assertThat(context.getBean(Larder.class).stats("Users.find").misses())
                    .isEqualTo(1);
        });
    }

    @Test
    void tenThousandPrototypesShareOneClass() {
        application.withUserConfiguration(Prototypes.class).run(context -> {
            Set<Class<?>> classes = new HashSet<>();
            for (int i = 0; i < 10_000; i++) {
                classes.add(context.getBean(Users.class).getClass());
            }

            assertThat(classes).hasSize(1);
            context.getBean(Users.class).find(1);
            context.getBean(Users.class).find(1);
            assertThat(context.getBean(Larder.class).stats("Users.find").loads())
                    .isEqualTo(1);
        });
    }

    @Test
    void aScopedBeanIsCachedOnceNotByItsProxyToo() {
        application.withUserConfiguration(Scoped.class).run(context -> {
            Users users = context.getBean(Users.class);

            users.find(1);
            users.find(1);

            assertThat(context.getBean(Larder.class).stats("Users.find").misses())
                    .isEqualTo(1);
            assertThat(context.getBean(Larder.class).stats("Users.find").hits()).isEqualTo(1);
        });
    }

    @Test
    void aLazyBeanIsCachedWhenItIsMade() {
        application.withUserConfiguration(LazyUsers.class).run(context -> {
            ObjectProvider<Users> provider = context.getBeanProvider(Users.class);
            assertThat(context.getBean(Larder.class).methods()).isEmpty();

            provider.getObject().find(1);
            provider.getObject().find(1);

            assertThat(context.getBean(Larder.class).stats("Users.find").loads())
                    .isEqualTo(1);
        });
    }

    @Test
    void eventListenersScheduledAndAsynchronousMethodsOfTheSameBeanWork() {
        application.withUserConfiguration(Everything.class).run(context -> {
            BusyUsers users = context.getBean(BusyUsers.class);
            context.publishEvent("news");

            assertThat(users.heard()).isEqualTo("news");
            assertThat(users.thread().get())
                    .startsWith("task-")
                    .isNotEqualTo(Thread.currentThread().getName());
            assertThat(users.find(1)).isEqualTo(users.find(1));
            assertThat(users.loads()).isEqualTo(1);
            assertThat(users.ticked().get()).isTrue();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class LambdaConfiguration {
        @Bean
        AtomicInteger calls() {
            return new AtomicInteger();
        }

        @Bean
        Names names(AtomicInteger calls) {
            return id -> "name " + calls.incrementAndGet();
        }
    }

    static final class FinalUsers extends CountingUsers {}

    static class Directory extends CountingUsers implements Names, Comparable<Directory> {
        private int names;

        @Override
        public String nameOf(long id) {
            return "name " + ++names;
        }

        int names() {
            return names;
        }

        @Override
        public int compareTo(Directory other) {
            return 0;
        }
    }

    static class AuditedCleaner implements Cleaner {
        @Override
        public void clear(long id) {}
    }

    static class CircularUsers extends CountingUsers {
        @Autowired
        Greeter greeter;
    }

    static class Greeter {
        @Autowired
        Users users;
    }

    static class Consumer {
        final Users users;
        final Users archive;

        Consumer(Users users, @Qualifier("archive") Users archive) {
            this.users = users;
            this.archive = archive;
        }
    }

    static class ArchivedUsers extends CountingUsers {
        @Override
        public User find(long id) {
            return new User(id, "Archived");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoImplementations {
        @Bean
        @Primary
        Users users() {
            return new CountingUsers();
        }

        @Bean
        Users archive() {
            return new ArchivedUsers();
        }

        @Bean
        Consumer consumer(Users users, @Qualifier("archive") Users archive) {
            return new Consumer(users, archive);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Decorated {
        @Bean
        Users inner() {
            return new CountingUsers();
        }

        @Bean
        @Primary
        Users outer(@Qualifier("inner") Users inner) {
            return new CountingUsers() {
                @Override
                public User find(long id) {
                    return new User(id, inner.find(id).name() + "!");
                }
            };
        }
    }

    static class UsersFactory implements FactoryBean<Users> {
        final CountingUsers product = new CountingUsers();

        @Override
        public Users getObject() {
            return product;
        }

        @Override
        public Class<?> getObjectType() {
            return Users.class;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByHand {
        @Bean
        Users users(Larder larder) {
            return larder.cached(Users.class, new CountingUsers());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Prototypes {
        @Bean
        @Scope("prototype")
        CountingUsers users() {
            return new CountingUsers();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Scoped {
        @Bean
        static CustomScopeConfigurer scopes() {
            var configurer = new CustomScopeConfigurer();
            configurer.addScope("thread", new SimpleThreadScope());
            return configurer;
        }

        @Bean
        @Scope(value = "thread", proxyMode = ScopedProxyMode.INTERFACES)
        Users users() {
            return new CountingUsers();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyUsers {
        @Bean
        @Lazy
        Users users() {
            return new CountingUsers();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    @EnableScheduling
    static class Everything {
        @Bean
        BusyUsers users() {
            return new BusyUsers();
        }

        @Bean
        ThreadPoolTaskExecutor taskExecutor() {
            var executor = new ThreadPoolTaskExecutor();
            executor.setThreadNamePrefix("task-");
            return executor;
        }
    }

    @Component
    static class BusyUsers extends CountingUsers {
        private final CompletableFuture<Boolean> ticked = new CompletableFuture<>();
        private volatile String heard = "";

        @EventListener
        void hear(String event) {
            heard = event;
        }

        String heard() {
            return heard;
        }

        @Async
        CompletableFuture<String> thread() {
            return CompletableFuture.completedFuture(Thread.currentThread().getName());
        }

        @Scheduled(fixedDelay = 10)
        void tick() {
            ticked.complete(true);
        }

        CompletableFuture<Boolean> ticked() {
            return ticked;
        }
    }
}
