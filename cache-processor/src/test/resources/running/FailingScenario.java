package running;

import dev.larder.annotation.Evicts;
import dev.larder.annotation.On;
import dev.larder.runtime.Larder;
import dev.larder.runtime.PendingEviction;
import dev.larder.runtime.config.OnEvictFailure;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.spi.CacheStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/** Evicts from a store that fails, where the caller wants to be told. */
public class FailingScenario implements BiConsumer<Larder, List<String>> {

    interface Items {
        @Evicts(pattern = {"item:{ids}", "page:{ids}", "page:all"})
        @Evicts(pattern = "page:{owner}", when = "owner != null")
        @Evicts(pattern = {"audit:{ids}", "audit:all"}, on = On.ALWAYS)
        String save(String owner, Collection<Long> ids) throws IOException;

        @Evicts(pattern = {"item:{ids}", "page:{ids}", "page:all"})
        @Evicts(pattern = "page:{owner}", when = "owner != null")
        @Evicts(pattern = {"audit:{ids}", "audit:all"}, on = On.ALWAYS)
        CompletableFuture<String> saveLater(String owner, Collection<Long> ids);

        @Evicts(pattern = {"item:{ids}", "page:all"}, on = On.BEFORE)
        void remove(Collection<Long> ids);

        @Evicts(pattern = {"item:{ids}", "page:all"}, on = On.BEFORE)
        CompletableFuture<Void> removeLater(Collection<Long> ids);
    }

    private final List<String> calls = new ArrayList<>();

    private final Items delegate = new Items() {
        @Override
        public String save(String owner, Collection<Long> ids) throws IOException {
            calls.add("save " + ids);
            if (ids.contains(0L)) {
                throw new IOException("no 0");
            }
            return owner;
        }

        @Override
        public CompletableFuture<String> saveLater(String owner, Collection<Long> ids) {
            calls.add("saveLater " + ids);
            return ids.contains(0L)
                    ? CompletableFuture.failedFuture(new IOException("no 0"))
                    : CompletableFuture.completedFuture(owner);
        }

        @Override
        public void remove(Collection<Long> ids) {
            calls.add("remove " + ids);
        }

        @Override
        public CompletableFuture<Void> removeLater(Collection<Long> ids) {
            calls.add("removeLater " + ids);
            return CompletableFuture.completedFuture(null);
        }
    };

    private interface Call {
        void run(Items items) throws Exception;
    }

    @Override
    public void accept(Larder unused, List<String> log) {
        note(log, items -> items.save("ann", List.of(1L)));
        note(log, items -> items.save(null, List.of(0L)));
        note(log, items -> items.remove(List.of(1L)));
        note(log, items -> items.saveLater("ann", List.of(1L)).join());
        note(log, items -> items.saveLater(null, List.of(0L)).join());
        note(log, items -> items.removeLater(List.of(1L)).join());
    }

    private void note(List<String> log, Call call) {
        try (InMemoryCacheStore memory = InMemoryCacheStore.create();
                Larder larder = Larder.builder()
                        .store(failing(memory))
                        .onEvictFailure(OnEvictFailure.THROW)
                        .open()) {
            Throwable thrown = null;
            try {
                call.run(larder.cached(Items.class, delegate));
            } catch (CompletionException e) {
                thrown = e.getCause();
            } catch (Exception e) {
                thrown = e;
            }
            log.add(calls + " " + text(thrown) + " " + larder.pendingEvictions().stream().map(PendingEviction::target).sorted().toList());
        }
        calls.clear();
    }

    private static String text(Throwable thrown) {
        StringBuilder text = new StringBuilder(String.valueOf(thrown).replaceAll(" is pending:.*", ""));
        if (thrown != null) {
            for (Throwable suppressed : thrown.getSuppressed()) {
                text.append(" + ").append(text(suppressed));
            }
        }
        return text.toString();
    }

    private static CacheStore failing(CacheStore store) {
        return (CacheStore) Proxy.newProxyInstance(
                CacheStore.class.getClassLoader(), new Class<?>[] {CacheStore.class}, (proxy, method, arguments) ->
                        method.getName().equals("evict")
                                ? CompletableFuture.failedFuture(new IOException("down"))
                                : method.invoke(store, arguments));
    }
}
