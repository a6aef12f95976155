package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.DecoratingProxy;

class LarderRuntimeHintsTest {

    private final RuntimeHints hints = new RuntimeHints();

    @BeforeEach
    void register() {
        new LarderRuntimeHints().registerHints(hints, getClass().getClassLoader());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/larder/services",
                "META-INF/larder/methods",
                "dev/larder/runtime/redisson/command/acquire.lua",
                "dev/larder/runtime/redisson/command/many.lua"
            })
    void anImageKeepsTheResourcesThatAreReadAtRunTime(String resource) {
        assertThat(getClass().getClassLoader().getResource(resource))
                .as("exists")
                .isNotNull();
        assertThat(RuntimeHintsPredicates.resource().forResource(resource)).accepts(hints);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.larder.spring.boot.CachedUsers",
                "com.fasterxml.jackson.datatype.jdk8.PackageVersion",
                "com.fasterxml.jackson.datatype.jsr310.PackageVersion",
                "com.fasterxml.jackson.module.paramnames.PackageVersion"
            })
    void anImageCanCreateTheClassesThatAreFoundByName(String name) throws ClassNotFoundException {
        Class<?> created = Class.forName(name);

        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(created)
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .accepts(hints);
    }

    @Test
    void anImageReadsAndWritesTheValuesOfCachedMethods() {
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(Users.User.class)
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .accepts(hints);
    }

    @Test
    void anImageCanProxyACachedBeanByItsInterface() {
        assertThat(RuntimeHintsPredicates.proxies()
                        .forInterfaces(Users.class, SpringProxy.class, Advised.class, DecoratingProxy.class))
                .accepts(hints);
    }
}
