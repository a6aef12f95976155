package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

/** What Spring's processing ahead of time makes of an application with cached beans. */
class AheadOfTimeTest {

    @Test
    void theProxyClassOfACachedBeanIsMadeAheadOfTimeSinceAnImageMakesNone() {
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        DefaultGenerationContext generation =
                new DefaultGenerationContext(new ClassNameGenerator(ClassName.get("test", "Application")), files);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(Application.class);

            ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);

            assertThat(initializer.packageName()).isEqualTo("test");
        }
        assertThat(files.getGeneratedFiles(Kind.CLASS).keySet())
                .anyMatch(name -> name.contains("AheadOfTimeTest$OwnUsers$$SpringCGLIB$$"));
        assertThat(RuntimeHintsPredicates.reflection().onType(CachedUsers.class))
                .accepts(generation.getRuntimeHints());
        assertThat(RuntimeHintsPredicates.resource().forResource("META-INF/larder/services"))
                .accepts(generation.getRuntimeHints());
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({AopAutoConfiguration.class, LarderAutoConfiguration.class})
    static class Application {

        @Bean
        CacheStore store() {
            return InMemoryCacheStore.create();
        }

        @Bean
        OwnUsers users() {
            return new OwnUsers();
        }
    }

    /** Of this test alone: in a JVM that has made a class before, nothing is made. */
    static class OwnUsers extends CountingUsers {}
}
