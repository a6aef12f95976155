package dev.larder.processor.resolution.expiry;

import dev.larder.processor.diagnostic.Problem;
import java.util.Optional;
import java.util.function.Consumer;

/** The outcome of parsing a text: a value or a problem. */
public sealed interface Parsed<T> {

    /** Returns the value, or passes the problem to the sink and returns empty. */
    Optional<T> orReport(Consumer<Problem> sink);

    /** The value of a well-formed text. */
    record Valid<T>(T value) implements Parsed<T> {
        @Override
        public Optional<T> orReport(Consumer<Problem> sink) {
            return Optional.of(value);
        }
    }

    /** The rule that a text breaks. */
    record Invalid<T>(Problem problem) implements Parsed<T> {
        @Override
        public Optional<T> orReport(Consumer<Problem> sink) {
            sink.accept(problem);
            return Optional.empty();
        }
    }
}
