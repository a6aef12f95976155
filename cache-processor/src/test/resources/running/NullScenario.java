package running;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.On;
import dev.larder.annotation.Updates;
import dev.larder.runtime.Larder;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;

/** Hands null collections, and null elements, to methods of several ids. */
public class NullScenario extends Recorder implements BiConsumer<Larder, List<String>> {

    interface Items {
        @Cached(key = "item:{id}", ttl = "1h")
        String find(Long id);

        @Cached(key = "item:{ids}", ttl = "1h")
        Map<Long, String> findAll(Collection<Long> ids);

        @Cached(key = "item:{ids}", ttl = "1h", when = "ids.length < 3")
        Map<Long, String> findEach(Long... ids);

        @Cached(key = "item:{ids}", ttl = "1h")
        CompletableFuture<Map<Long, String>> findLater(long... ids);

        @Updates(key = "item:{ids}", ttl = "1h")
        Map<Long, String> saveAll(Collection<Long> ids);

        @Updates(key = "item:{ids}", ttl = "1h")
        @Evicts(pattern = "item:{version}")
        Mono<Map<Long, String>> saveLater(Set<Long> ids, int version);

        @Evicts(pattern = {"item:{ids}", "item:7"})
        void remove(Collection<Long> ids);

        @Evicts(pattern = "item:{ids}", on = On.BEFORE)
        @Evicts(pattern = "item:{result}")
        List<Long> removeEach(long[] ids);

        @Evicts(pattern = "item:{ids}", on = On.ALWAYS)
        @Evicts(pattern = "item:{result}")
        CompletableFuture<Long[]> removeLater(String[] ids);
    }

    private Map<Long, String> texts(String call, Collection<Long> ids) {
        calls.add(call + " " + ids);
        if (ids == null) {
            return null;
        }
        Map<Long, String> texts = new LinkedHashMap<>();
        ids.forEach(id -> texts.put(id, "text " + id));
        return texts;
    }

    private final Items delegate = new Items() {
        @Override
        public String find(Long id) {
            return texts("find", Arrays.asList(id)).get(id);
        }

        @Override
        public Map<Long, String> findAll(Collection<Long> ids) {
            return texts("findAll", ids);
        }

        @Override
        public Map<Long, String> findEach(Long... ids) {
            return texts("findEach", ids == null ? null : Arrays.asList(ids));
        }

        @Override
        public CompletableFuture<Map<Long, String>> findLater(long... ids) {
            return CompletableFuture.completedFuture(
                    texts("findLater", ids == null ? null : Arrays.stream(ids).boxed().toList()));
        }

        @Override
        public Map<Long, String> saveAll(Collection<Long> ids) {
            return texts("saveAll", ids);
        }

        @Override
        public Mono<Map<Long, String>> saveLater(Set<Long> ids, int version) {
            return Mono.fromSupplier(() -> ids == null ? Map.of() : texts("saveLater", ids));
        }

        @Override
        public void remove(Collection<Long> ids) {
            calls.add("remove " + ids);
        }

        @Override
        public List<Long> removeEach(long[] ids) {
            calls.add("removeEach " + Arrays.toString(ids));
            return null;
        }

        @Override
        public CompletableFuture<Long[]> removeLater(String[] ids) {
            calls.add("removeLater " + Arrays.toString(ids));
            return CompletableFuture.completedFuture(null);
        }
    };

    @Override
    public void accept(Larder larder, List<String> log) {
        Items items = larder.cached(Items.class, delegate);
        note(log, "null to read", () -> items.findAll(null), () -> items.findEach((Long[]) null), () -> items.findLater((long[]) null).join());
        note(log, "a null element", () -> items.findAll(Arrays.asList(1L, null)), () -> items.find(null), () -> items.findEach(null, 1L));
        note(log, "null to update", () -> items.saveAll(null), () -> items.saveLater(null, 1).block(), () -> items.find(1L));
        note(log, "a null element to update", () -> items.saveAll(Arrays.asList(7L, null)), () -> items.find(null));
        note(log, "null to evict", () -> {
            items.remove(null);
            return "";
        }, () -> items.findAll(Arrays.asList(1L, 7L, null)));
        note(log, "null to evict, and null as the result", () -> items.removeEach(null), () -> items.removeLater(null).join(), () -> items.findAll(Arrays.asList(1L, 7L, null)));
        note(log, "a null element to evict", () -> {
            items.remove(Arrays.asList(1L, null));
            return "";
        }, () -> items.findAll(Arrays.asList(1L, 7L, null)));
    }
}
