package golden;

import dev.larder.annotation.*;
import java.math.BigDecimal;
import java.time.*;
import java.util.*;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

interface Near {
    @Cached(key = "near:{id}", ttl = "1h", near = "30s")
    User find(long id);

    @Cached(key = "near:{ids}", ttl = "1h", nullTtl = "1m", jitter = "10%", near = "53m59s")
    Map<Long, User> findAll(List<Long> ids);

    @Cached(key = "near:{id}", ttl = "1h", near = "500ms")
    CompletionStage<Optional<User>> later(long id);

    @Cached(key = "near:{ids}", ttl = "1h", near = "30s")
    Mono<Map<Long, User>> allLater(Set<Long> ids);

    @Cached(key = "near:{id}:tags", ttl = "1h", near = "1m", jitter = "1%")
    List<String> tags(long id);

    @Cached(key = "near:{id}:page", ttl = "1h", refreshAfter = "30m", staleIfError = "1d", near = "1m")
    Page page(long id);

    @Cached(key = "near:{id}:shared", ttl = "1h", near = "1m", nearShared = true)
    Page shared(long id);

    @Cached(key = "near:{id}:bean", ttl = "1h", near = "1m")
    Optional<Bean> bean(long id);

    @Cached(key = "near:{id}:order", ttl = "1h", near = "1m")
    Order order(long id);

    @Cached(key = "near:{ids}:orders", ttl = "1h", near = "1m")
    Map<Long, List<Order>> orders(List<Long> ids);

    @Cached(key = "near:{id}:names", ttl = "1h", near = "1m")
    SortedSet<String> names(long id);

    @Cached(key = "near-count", ttl = "1h", near = "1m", indexed = false)
    long count();

    @Evicts(pattern = "near:{id}:*", awaitNear = true)
    void block(long id);

    @Evicts(pattern = "near:{ids}", awaitNear = true)
    CompletionStage<Void> blockAll(List<Long> ids);

    @Updates(key = "near:{user.id}", ttl = "1h")
    @Evicts(pattern = "near:{user.id}:tags")
    @Evicts(pattern = "near-count", on = On.ALWAYS, awaitNear = true)
    User save(User user);

    @Evicts(pattern = "near:{id}:*")
    void touch(long id);

    record User(long id, String name, Instant since, Optional<Balance> balance) {}

    record Balance(BigDecimal amount, Currency currency, User owner) {}

    record Page(List<String> lines) {}

    record Order(
            long id,
            Customer<Page> customer,
            List<Line> lines,
            Map<String, List<Line>> byShop,
            Optional<Page> note,
            byte[] label,
            Date since) {}

    record Line(String product, Box<Label> tags, Box<Page> notes, Set<Line> parts) {}

    /** A class that names it has to suppress the warning. */
    @Deprecated(forRemoval = true)
    record Label(String text) {}

    record Box<T>(Collection<T> contents) {}

    final class Customer<N> extends Bean {
        @Deprecated
        public List<N> notes;

        public Status status;

        public enum Status {
            NEW,
            OLD
        }
    }

    class Bean {
        private String name;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }
}
