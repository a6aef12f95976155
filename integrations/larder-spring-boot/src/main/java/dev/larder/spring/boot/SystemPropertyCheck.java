package dev.larder.spring.boot;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Refuses a misspelt {@code -Dlarder.…}. Spring Boot itself overlooks unknown names among the system properties, since they
 * are not the application's alone; those of this prefix are.
 */
record SystemPropertyCheck(Environment environment) {

    private static final String PREFIX = "larder.";

    /** @throws org.springframework.boot.context.properties.bind.BindException for an unknown name or a malformed value */
    void requireKnown(Properties system) {
        Map<String, String> named = system.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toMap(name -> name, system::getProperty));
        new Binder(
                        List.of(new MapConfigurationPropertySource(named)),
                        new PropertySourcesPlaceholdersResolver(environment))
                .bind(
                        "larder",
                        Bindable.of(LarderProperties.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }
}
