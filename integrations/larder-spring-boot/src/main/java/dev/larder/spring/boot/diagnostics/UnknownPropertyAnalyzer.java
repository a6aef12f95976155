package dev.larder.spring.boot.diagnostics;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Names the property that a misspelt one under {@code larder.} was meant to be. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownPropertyAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

    private static final String PREFIX = "larder.";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
        List<ConfigurationProperty> unknown = cause.getUnboundProperties().stream()
                .filter(property -> property.getName().toString().startsWith(PREFIX))
                .toList();
        if (unknown.isEmpty()) {
            return null;
        }
        String description = unknown.stream()
                .map(property -> property.getName() + " is no property of Larder (" + property.getOrigin() + ")")
                .collect(Collectors.joining("; "));
        String action = unknown.stream()
                .flatMap(property -> NearestName.of(property.getName().toString(), KnownProperties.names()).stream())
                .map(name -> "Did you mean " + name + "?")
                .collect(Collectors.joining(" "));
        return new FailureAnalysis(
                description + ".", action.isEmpty() ? "Remove it, or see docs/spring-boot.md." : action, cause);
    }
}
