package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.runtime.Larder;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Repositories of Spring Data and HTTP clients, cached by annotations on their own interfaces. */
@ExtendWith(OutputCaptureExtension.class)
class FactoryProductsTest {

    private final ApplicationContextRunner application = Applications.withLarder();

    @Test
    void aRepositoryIsCachedByItsOwnInterface(CapturedOutput output) {
        application
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        HibernateJpaAutoConfiguration.class,
                        TransactionAutoConfiguration.class,
                        DataJpaRepositoriesAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=create-drop")
                .withUserConfiguration(Jpa.class)
                .run(context -> {
                    Books books = context.getBean(Books.class);
                    Larder larder = context.getBean(Larder.class);

                    books.save(new Book(1, "Emma"));
                    assertThat(books.findById(1L))
                            .hasValueSatisfying(book -> assertThat(book.title).isEqualTo("Emma"));
                    assertThat(books.findById(1L))
                            .hasValueSatisfying(book -> assertThat(book.title).isEqualTo("Emma"));
                    assertThat(larder.stats("FactoryProductsTest.Books.findById")
                                    .hits())
                            .isEqualTo(1);

                    books.save(new Book(1, "Persuasion"));
                    assertThat(books.findById(1L))
                            .hasValueSatisfying(book -> assertThat(book.title).isEqualTo("Persuasion"));
                    assertThat(books.findById(2L)).isEmpty();
                    assertThat(books.count()).isEqualTo(1);

                    loadsFromASession(context, books, larder);

                    assertThat(output)
                            .contains("Books inherits delete, deleteAll")
                            .contains("saveAll, saveAllAndFlush, saveAndFlush, which change rows and evict nothing");
                });
    }

    /** What a session returns again is stored, unless it was evicted since the transaction began. */
    private static void loadsFromASession(ApplicationContext context, Books books, Larder larder) {
        EntityManager session =
                SharedEntityManagerCreator.createSharedEntityManager(context.getBean(EntityManagerFactory.class));
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        // Not by the repository: its eviction would be too young.
        transaction.executeWithoutResult(status -> session.persist(new Book(3, "Sanditon")));
        transaction.setReadOnly(true);
        long hits = larder.stats("FactoryProductsTest.Books.findById").hits();

        transaction.executeWithoutResult(status -> {
            assertThat(session.find(Book.class, 1L).title).isEqualTo("Persuasion");
            CompletableFuture.runAsync(() -> books.save(new Book(1, "Mansfield Park")))
                    .join();
            assertThat(books.findById(1L))
                    .hasValueSatisfying(book -> assertThat(book.title).isEqualTo("Persuasion"));
            assertThat(books.findById(3L)).isPresent();
        });

        assertThat(books.findById(1L))
                .hasValueSatisfying(book -> assertThat(book.title).isEqualTo("Mansfield Park"));
        assertThat(larder.stats("FactoryProductsTest.Books.findById").unstoredInTransaction())
                .isEqualTo(1);
        assertThat(books.findById(3L)).isPresent();
        assertThat(larder.stats("FactoryProductsTest.Books.findById").hits()).isEqualTo(hits + 1);
    }

    @Test
    void anHttpClientIsCachedByItsOwnInterface() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] body = "sunny".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            application
                    .withPropertyValues("weather.port=" + server.getAddress().getPort())
                    .withUserConfiguration(Http.class)
                    .run(context -> {
                        Weather weather = context.getBean(Weather.class);

                        assertThat(weather.in("Wien")).isEqualTo("sunny");
                        assertThat(weather.in("Wien")).isEqualTo("sunny");
                        assertThat(requests).hasValue(1);
                    });
        } finally {
            server.stop(0);
        }
    }

    /** A row. */
    @Entity
    public static class Book {
        @Id
        public long id;

        public String title = "";

        public Book() {}

        Book(long id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    /** Books. */
    public interface Books extends JpaRepository<Book, Long> {
        @Override
        @Cached(key = "book:{id}", ttl = "1h")
        Optional<Book> findById(Long id);

        @Override
        @Evicts(pattern = "book:{entity.id}")
        <S extends Book> S save(S entity);
    }

    @Configuration(proxyBeanMethods = false)
    @EntityScan(basePackageClasses = FactoryProductsTest.class)
    @EnableJpaRepositories(considerNestedRepositories = true, basePackageClasses = FactoryProductsTest.class)
    static class Jpa {}

    /** Weather. */
    public interface Weather {
        @GetExchange("/weather/{city}")
        @Cached(key = "weather:{city}", ttl = "10m")
        String in(@PathVariable String city);
    }

    @Configuration(proxyBeanMethods = false)
    static class Http {
        @Bean
        Weather weather(Environment environment) {
            RestClient client =
                    RestClient.create("http://127.0.0.1:" + environment.getRequiredProperty("weather.port"));
            return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                    .build()
                    .createClient(Weather.class);
        }
    }
}
