package dev.larder.test.history;

import java.util.Objects;

/**
 * One thing that happened.
 *
 * @param actor the method, such as {@code UserService.find}; {@code store} or {@code clock}
 * @param event what happened, such as {@code hit}
 * @param keys the keys and patterns, without the key prefix; may be empty
 * @param detail sizes, times and failures; may be empty
 */
public record Step(String actor, String event, String keys, String detail) {

    public Step {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(detail, "detail");
    }
}
