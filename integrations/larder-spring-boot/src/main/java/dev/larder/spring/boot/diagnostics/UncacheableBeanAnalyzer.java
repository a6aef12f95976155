package dev.larder.spring.boot.diagnostics;

import dev.larder.spring.boot.proxy.UncacheableBeanException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do with a bean that cannot be cached. */
final class UncacheableBeanAnalyzer extends AbstractFailureAnalyzer<UncacheableBeanException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UncacheableBeanException cause) {
        return new FailureAnalysis(cause.reason() + ".", cause.remedy() + ".", cause);
    }
}
