package dev.larder.test.race;

import dev.larder.runtime.spi.Acquisition;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.Lookup;
import dev.larder.runtime.spi.TimedLookup;
import dev.larder.test.store.InterceptedStore;
import dev.larder.test.store.StoreCall;
import dev.larder.test.store.StoreCommand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a step of each command of a store that answers at once. */
final class SteppedStore extends InterceptedStore {

    private final Steps steps;

    SteppedStore(CacheStore inner, Steps steps) {
        super(inner);
        this.steps = steps;
    }

    @Override
    protected <T> CompletionStage<T> intercept(StoreCall<T> call) {
        try {
            return steps.step(
                            "store: " + text(call),
                            () -> new Answered<>(
                                    call.proceed().toCompletableFuture().join(), call.command()))
                    .stage();
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String text(StoreCall<?> call) {
        String verb = switch (call.command()) {
            case ACQUIRE, ACQUIRE_MANY -> "ask for the lease on";
            case BEGIN_UPDATE, BEGIN_UPDATE_MANY -> "empty";
            case RELEASE, RELEASE_MANY -> "give back the lease on";
            default -> call.command().name().toLowerCase(Locale.ROOT).replace("_many", "");
        };
        return (verb + " " + String.join(", ", call.keys())).strip();
    }

    /** An answer with a text that a reader of a trace understands. */
    private record Answered<T>(T value, StoreCommand command) {

        CompletionStage<T> stage() {
            return CompletableFuture.completedFuture(value);
        }

        @Override
        public String toString() {
            if (value instanceof List<?> answers) {
                return answers.stream().map(this::text).collect(Collectors.joining(", "));
            }
            return text(value);
        }

        private String text(@Nullable Object answer) {
            if (answer instanceof TimedLookup timed) {
                return text(timed.found());
            }
            if (answer instanceof Lookup.Hit hit) {
                return new String(hit.value(), StandardCharsets.UTF_8);
            }
            if (answer instanceof Lookup) {
                return answer instanceof Lookup.Miss
                        ? "miss"
                        : answer instanceof Lookup.AbsentHit ? "absent" : "too large";
            }
            if (answer instanceof Acquisition.Found found) {
                return text(found.found());
            }
            if (answer instanceof Acquisition) {
                return answer instanceof Acquisition.Own ? "granted" : "busy";
            }
            return switch (command) {
                case STORE, STORE_MANY -> Boolean.TRUE.equals(answer) ? "stored" : "refused";
                case EVICT -> answer + " removed";
                case EVICT_VALUE -> Boolean.TRUE.equals(answer) ? "removed" : "kept";
                case BEGIN_UPDATE, BEGIN_UPDATE_MANY, RELEASE, RELEASE_MANY, PING -> "done";
                default -> String.valueOf(answer);
            };
        }
    }
}
