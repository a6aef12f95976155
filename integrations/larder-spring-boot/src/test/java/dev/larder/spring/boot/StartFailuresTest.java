package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.annotation.Cached;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an application says that cannot start. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailuresTest {

    @Test
    void aMisspeltPropertyNamesTheNearest(CapturedOutput output) {
        fail(Base.class, "--larder.comand-timeout=1s");

        assertThat(output)
                .contains("larder.comand-timeout is no property of Larder")
                .contains("Did you mean larder.command-timeout?");
    }

    @Test
    void aMisspeltSystemPropertyNamesTheNearest(CapturedOutput output) {
        System.setProperty("larder.comand-timeout", "1s");
        try {
            fail(Base.class);
        } finally {
            System.clearProperty("larder.comand-timeout");
        }

        assertThat(output)
                .contains("larder.comand-timeout is no property of Larder")
                .contains("Did you mean larder.command-timeout?");
    }

    @Test
    void aMisspeltMethodNamesTheNearest(CapturedOutput output) {
        fail(Base.class, "--larder.methods.[Users.fnd].ttl=5m");

        assertThat(output).contains("Users.fnd").contains("did you mean Users.find?");
    }

    @Test
    void aMisspeltExcludedBeanNamesTheNearest(CapturedOutput output) {
        fail(Base.class, "--larder.spring.exclude=user");

        assertThat(output)
                .contains("larder.spring.exclude names the bean user, which does not exist.")
                .contains("Did you mean users? Name one of the cached beans [users], or remove the name.");
    }

    @Test
    void aFinalMethodCannotBeCached(CapturedOutput output) {
        fail(FinalMethod.class);

        assertThat(output)
                .contains("The bean users has the final method FinalUsers.find, which no proxy can override.")
                .contains("remove final from FinalUsers.find, or set spring.aop.proxy-target-class=false.");
    }

    @Test
    void aMethodThatReturnsMoreThanItsInterfaceSaysCannotBeCached(CapturedOutput output) {
        fail(Narrower.class);

        assertThat(output)
                .contains(
                        "The bean shapes has the method NarrowShapes.find, which returns Square where Shapes says Shape");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed(CapturedOutput output) {
        int port = TestRedis.freePort();
        fail(WithRedis.class, "--larder.lazy-connect=false", "--larder.redis.url=redis://127.0.0.1:" + port);

        assertThat(output)
                .contains("Redis at 127.0.0.1:" + port)
                .contains("connection refused")
                .contains("check larder.redis.url");
    }

    private static void fail(Class<?> configuration, String... arguments) {
        SpringApplication application = new SpringApplication(configuration);
        application.setWebApplicationType(WebApplicationType.NONE);
        try {
            application.run(arguments).close();
        } catch (RuntimeException expected) {
            return;
        }
        throw new AssertionError("started");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({AopAutoConfiguration.class, LarderAutoConfiguration.class})
    static class WithRedis {
        @Bean
        Users users() {
            return new CountingUsers();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Base extends WithRedis {
        @Bean
        CacheStore store() {
            return InMemoryCacheStore.create();
        }
    }

    static class FinalUsers extends CountingUsers {
        @Override
        public final User find(long id) {
            return super.find(id);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class FinalMethod extends Base {
        @Bean
        @Override
        Users users() {
            return new FinalUsers();
        }
    }

    /** A shape. */
    public static class Shape {
        public String name = "shape";
    }

    /** A square. */
    public static class Square extends Shape {
        public int side = 1;
    }

    /** Shapes by name. */
    public interface Shapes {
        @Cached(key = "shape:{name}", ttl = "1h")
        Shape find(String name);
    }

    static class NarrowShapes implements Shapes {
        @Override
        public Square find(String name) {
            return new Square();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Narrower extends Base {
        @Bean
        Shapes shapes() {
            return new NarrowShapes();
        }
    }
}
