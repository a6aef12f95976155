package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.Larder;
import dev.larder.runtime.config.LarderConfig;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheEvent;
import dev.larder.runtime.spi.CacheListener;
import dev.larder.test.redis.RedisServer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From the first bean to the last eviction. */
class LifecycleTest {

    private final ApplicationContextRunner application = Applications.withLarder();

    @Test
    void theCacheIsClosedAfterTheBeansThatUseIt() {
        application.withUserConfiguration(Farewell.class).run(context -> {
            Users users = context.getBean(Users.class);
            users.find(1);
            Larder larder = context.getBean(Larder.class);

            ((ConfigurableApplicationContext) context.getSourceApplicationContext()).close();

            // The last eviction of the bean was still made.
            assertThat(larder.stats("Users.remove").evictions()).isEqualTo(1);
            assertThat(larder.stats("Users.remove").errors()).isZero();
        });
    }

    @Test
    void noEvictionIsLostByAShutdownUnderLoad() throws Exception {
        String prefix = "larder.key-prefix=" + Applications.prefix();
        AtomicLong lastRemoved = new AtomicLong();
        application
                .withPropertyValues(prefix)
                .withBean(CountingUsers.class)
                .withBean(Worker.class)
                .run(context -> {
                    Users users = context.getBean(Users.class);
                    for (long id = 1; id <= 2000; id++) {
                        users.find(id);
                    }
                    Worker worker = context.getBean(Worker.class);
                    worker.begin();
                    ((ConfigurableApplicationContext) context.getSourceApplicationContext()).close();
                    lastRemoved.set(worker.removed());
                });

        application.withPropertyValues(prefix).withBean(CountingUsers.class).run(context -> {
            Users users = context.getBean(Users.class);
            for (long id = 1; id <= lastRemoved.get(); id++) {
                users.find(id);
            }
            assertThat(lastRemoved.get()).isPositive();
            assertThat(context.getBean(CountingUsers.class).loads()).isEqualTo((int) lastRemoved.get());
        });
    }

    @Test
    void customizersListenersAndSettingsOfTheApplicationAreUsed() {
        List<CacheEvent> events = new CopyOnWriteArrayList<>();
        application
                .withPropertyValues(
                        "larder.lease-time=45",
                        "larder.load-wait=1500ms",
                        "larder.methods.[Users.find].ttl=1h30m",
                        "larder.methods.[Users.save].enabled=true")
                .withBean(CountingUsers.class)
                .withBean(CacheListener.class, () -> events::add)
                .withBean(LarderBuilderCustomizer.class, () -> builder -> builder.maxValueSize(1000))
                .run(context -> {
                    LarderConfig config = context.getBean(Larder.class).config();
                    context.getBean(Users.class).find(1);

                    assertThat(config.leaseTime()).isEqualTo(Duration.ofSeconds(45));
                    assertThat(config.outage().loadWait()).isEqualTo(Duration.ofMillis(1500));
                    assertThat(config.maxValueSize()).isEqualTo(1000);
                    assertThat(events).anyMatch(CacheEvent.Miss.class::isInstance);
                });
    }

    @Test
    void systemPropertiesOfSpringAreNoErrorsOfTheCores() {
        System.setProperty("larder.spring.order", "700");
        System.setProperty("larder.lease-time", "50s");
        try {
            application
                    .withBean(CountingUsers.class)
                    .run(context -> assertThat(
                                    context.getBean(Larder.class).config().leaseTime())
                            .isEqualTo(Duration.ofSeconds(50)));
        } finally {
            System.clearProperty("larder.spring.order");
            System.clearProperty("larder.lease-time");
        }
    }

    @Test
    void aLarderOfTheApplicationsIsUsed() {
        Larder own = Larder.builder().store(InMemoryCacheStore.create()).open();
        application
                .withBean(Larder.class, () -> own)
                .withBean(CountingUsers.class)
                .run(context -> {
                    context.getBean(Users.class).find(1);
                    assertThat(own.stats("Users.find").misses()).isEqualTo(1);
                });
    }

    @Test
    void anApplicationOfAnotherClassLoaderIsToldApart() throws Exception {
        String prefix = Applications.prefix();
        for (int restart = 0; restart < 2; restart++) {
            try (RestartLoader loader = new RestartLoader()) {
                Class<?> users = loader.loadClass(CountingUsers.class.getName());
                assertThat(users).isNotSameAs(CountingUsers.class);
                application
                        .withClassLoader(loader)
                        .withPropertyValues("larder.key-prefix=" + prefix)
                        .withUserConfiguration(loader.loadClass(Restarted.class.getName()))
                        .run(context -> {
                            Object bean = context.getBean(users);
                            Object user = loader.loadClass(Users.class.getName())
                                    .getMethod("find", long.class)
                                    .invoke(bean, 1L);

                            // Of this loader, also when the value was stored by the application before the restart.
                            assertThat(user.getClass().getClassLoader()).isSameAs(loader);
                        });
            }
        }
    }

    @Test
    void aHundredBeansAreBoundWhenTheApplicationStarts() {
        ApplicationContextRunner many = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, LarderAutoConfiguration.class))
                .withPropertyValues("larder.redis.url=" + RedisServer.shared().uri());
        for (int i = 0; i < 100; i++) {
            many = many.withBean("users" + i, CountingUsers.class);
        }
        many.run(context -> {
            assertThat(context.getBeansOfType(Users.class)).hasSize(100);
            assertThat(context.getBean(Larder.class).methods()).hasSize(3);
        });
    }

    /** Works until the application stops it, as a web server that shuts down gracefully does. */
    static class Worker implements SmartLifecycle {
        private final Users users;
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile boolean stopped;
        private volatile long removed;
        private final Thread thread = new Thread(this::work);

        Worker(Users users) {
            this.users = users;
        }

        void begin() throws InterruptedException {
            thread.start();
            begun.await();
        }

        private void work() {
            for (long id = 1; id <= 2000 && !stopped; id++) {
                users.remove(id);
                removed = id;
                begun.countDown();
            }
        }

        long removed() {
            return removed;
        }

        @Override
        public void start() {}

        @Override
        public void stop() {
            stopped = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean isRunning() {
            return !stopped;
        }
    }

    /** Loads the tests' own classes anew, as DevTools does with those of an application. */
    private static final class RestartLoader extends URLClassLoader {
        RestartLoader() throws Exception {
            super(urls(), LifecycleTest.class.getClassLoader());
        }

        private static URL[] urls() throws Exception {
            return new URL[] {
                Path.of(LifecycleTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toUri()
                        .toURL()
            };
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                try {
                    return findClass(name);
                } catch (ClassNotFoundException notTheirs) {
                    return super.loadClass(name, resolve);
                }
            }
        }
    }

    /** The application that is restarted. */
    @Configuration(proxyBeanMethods = false)
    public static class Restarted {
        @Bean
        CountingUsers users() {
            return new CountingUsers();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Farewell {
        @Bean
        CountingUsers users() {
            return new CountingUsers();
        }

        @Bean
        AutoCloseable farewell(Users users) {
            return () -> users.remove(1);
        }
    }
}
