package dev.larder.spring.boot.diagnostics;

import dev.larder.spring.boot.proxy.UnknownBeanException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the bean that an unknown one in {@code larder.spring.exclude} was meant to be. */
final class UnknownBeanAnalyzer extends AbstractFailureAnalyzer<UnknownBeanException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnknownBeanException cause) {
        String question = NearestName.of(cause.name(), cause.cached())
                .map(name -> "Did you mean " + name + "? ")
                .orElse("");
        return new FailureAnalysis(
                "larder.spring.exclude names the bean " + cause.name() + ", which does not exist.",
                question + "Name one of the cached beans " + cause.cached() + ", or remove the name.",
                cause);
    }
}
