package dev.larder.processor.resolution.expiry;

import dev.larder.processor.diagnostic.Problem;
import java.util.Optional;
import java.util.function.Consumer;

/** What a parser made of a text: a value, or why it is none. */
public sealed interface Parsed<T> {

    /** The value; if there is none, the problem goes to the sink. */
    Optional<T> orReport(Consumer<Problem> sink);

    /** The text has this meaning. */
    record Valid<T>(T value) implements Parsed<T> {
        @Override
        public Optional<T> orReport(Consumer<Problem> sink) {
            return Optional.of(value);
        }
    }

    /** The text breaks a rule. */
    record Invalid<T>(Problem problem) implements Parsed<T> {
        @Override
        public Optional<T> orReport(Consumer<Problem> sink) {
            sink.accept(problem);
            return Optional.empty();
        }
    }
}
