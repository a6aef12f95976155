package running;

import dev.larder.annotation.Cached;
import dev.larder.runtime.Larder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Calls generated classes whose values have expired while loading fails. */
public class FreshScenario implements BiConsumer<Larder, List<String>> {

    interface Rates {
        @Cached(key = "rate:{currency}", ttl = "20ms", staleIfError = "1h", rethrow = IllegalArgumentException.class)
        Double rate(String currency);

        @Cached(key = "rate:{currencies}", ttl = "20ms", staleIfError = "1h")
        Map<String, Double> rates(Set<String> currencies);

        @Cached(key = "rate:{currency}", ttl = "20ms", staleIfError = "1h")
        CompletionStage<Double> later(String currency);
    }

    private final AtomicInteger failures = new AtomicInteger();
    private volatile RuntimeException trouble;

    private final Rates delegate = new Rates() {
        @Override
        public Double rate(String currency) {
            fail();
            return 1.5;
        }

        @Override
        public Map<String, Double> rates(Set<String> currencies) {
            fail();
            return Map.of("USD", 1.5);
        }

        @Override
        public CompletionStage<Double> later(String currency) {
            fail();
            return CompletableFuture.completedFuture(1.5);
        }
    };

    private void fail() {
        if (trouble != null) {
            failures.incrementAndGet();
            throw trouble;
        }
    }

    @Override
    public void accept(Larder larder, List<String> log) {
        Rates rates = larder.cached(Rates.class, delegate);
        note(log, "one", () -> rates.rate("EUR"));
        note(log, "of several", () -> rates.rates(Set.of("USD")));
        note(log, "later", () -> rates.later("GBP").toCompletableFuture().join());
        trouble = null;
        rates.rate("CHF");
        trouble = new IllegalArgumentException("no such currency");
        log.add("rethrown: " + answerOfAFailure(() -> rates.rate("CHF")));
    }

    private void note(List<String> log, String title, Call call) {
        trouble = null;
        Object loaded = call.run();
        trouble = new IllegalStateException("down");
        log.add(title + ": " + loaded + ", then " + answerOfAFailure(call));
    }

    private interface Call {
        Object run();
    }

    /** What a call answers when its value has expired, so that its delegate is asked, and fails. */
    private String answerOfAFailure(Call call) {
        int before = failures.get();
        String answer = "";
        while (failures.get() == before) {
            try {
                answer = String.valueOf(call.run());
            } catch (IllegalArgumentException e) {
                answer = e.getMessage();
            }
        }
        return answer;
    }
}
