package dev.larder.runtime.trial;

import java.util.List;

/** What the trial of a method found. Each text names types and properties, never a value. */
public sealed interface Outcome {

    /** Returns the outcome in a line. */
    String told();

    /** The second of two equal calls is answered by the cache, with the same value; each change of an argument is another key. */
    record Works() implements Outcome {

        @Override
        public String told() {
            return "works";
        }
    }

    /** A hit returns another value than the method did. */
    record Changed(String difference) implements Outcome {

        @Override
        public String told() {
            return "comes back changed: " + difference;
        }
    }

    /** Each call calls the service. */
    record NeverHits(String reason) implements Outcome {

        @Override
        public String told() {
            return "never hits: " + reason;
        }
    }

    /**
     * Calls that differ share a value.
     *
     * @param fields the paths of what can change without another key, each beginning with the position of the argument
     */
    record KeyDoesNotTell(List<String> fields) implements Outcome {

        public KeyDoesNotTell {
            fields = List.copyOf(fields);
        }

        @Override
        public String told() {
            return "key does not tell apart: " + String.join(", ", fields);
        }
    }

    /** The method cannot be bound to a cache, which an application would learn when it starts. */
    record Refused(String reason) implements Outcome {

        @Override
        public String told() {
            return "refused at start: " + reason;
        }
    }

    /** The trial cannot tell, such as for arguments that it cannot make. */
    record NotTried(String reason) implements Outcome {

        @Override
        public String told() {
            return "not tried: " + reason;
        }
    }
}
