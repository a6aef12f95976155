package dev.larder.spring.boot.diagnostics;

import dev.larder.runtime.error.CacheException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what Larder says of a method that cannot be bound, or of a server that does not answer: cause and remedy. */
final class CacheExceptionAnalyzer extends AbstractFailureAnalyzer<CacheException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, CacheException cause) {
        String message = cause.getMessage();
        if (message == null) {
            return null;
        }
        int remedy = message.indexOf("; ");
        return remedy < 0
                ? new FailureAnalysis(message + ".", null, cause)
                : new FailureAnalysis(message.substring(0, remedy) + ".", message.substring(remedy + 2) + ".", cause);
    }
}
