package running;

import dev.larder.annotation.*;
import dev.larder.runtime.Larder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * What is thrown where nobody expects it: undeclared by the delegate, and by a condition or a path after the
 * method has run. And what is null where nobody expects it.
 */
public class ThrowingScenario implements BiConsumer<Larder, List<String>> {

    interface Items {
        @Cached(key = "item:{id}", ttl = "1h")
        String find(long id) throws IOException, SQLException;

        @Evicts(pattern = "item:{id}", when = "name.isEmpty()")
        String rename(long id, String name);

        @Evicts(pattern = "item:{id}", when = "name.isEmpty()", on = On.ALWAYS)
        String renameAlways(long id, String name);

        @Evicts(pattern = "item:{id}", when = "name.isEmpty()")
        CompletableFuture<String> renameLater(long id, String name);

        @Evicts(pattern = "item:{id}", when = "name.isEmpty()", on = On.BEFORE)
        String renameBefore(long id, String name);

        @Evicts(pattern = "item:{broken.id}")
        String change(Broken broken);

        @Evicts(pattern = {"item:{result.id}:detail", "item:{result.id}"}, on = On.SUCCESS)
        CompletableFuture<Broken> changeLater(long id);

        @Evicts(pattern = "item:{brokens.id}", on = On.ALWAYS)
        String changeAll(List<Broken> brokens);

        @Evicts(pattern = "item:{broken.id}", on = On.BEFORE)
        String changeBefore(Broken broken);

        @Cached(key = "name:{id}", ttl = "1h")
        Optional<String> name(long id);

        @Cached(key = "name:{id}", ttl = "1h")
        CompletableFuture<Optional<String>> nameLater(long id);
    }

    /** An object whose property can no longer be read, as a lazy one outside of its session. */
    static final class Broken {
        public long getId() {
            throw new IllegalStateException("no session");
        }
    }

    private final List<String> calls = new ArrayList<>();

    private final Items delegate = new Items() {
        @Override
        public String find(long id) throws IOException, SQLException {
            calls.add("find " + id);
            if (id < 0) {
                throw ThrowingScenario.<RuntimeException>sneaky(new ClassNotFoundException("no " + id));
            }
            return "item " + id;
        }

        @Override
        public String rename(long id, String name) {
            return called("rename");
        }

        @Override
        public String renameAlways(long id, String name) {
            return called("renameAlways");
        }

        @Override
        public CompletableFuture<String> renameLater(long id, String name) {
            return CompletableFuture.completedFuture(called("renameLater"));
        }

        @Override
        public String renameBefore(long id, String name) {
            return called("renameBefore");
        }

        @Override
        public String change(Broken broken) {
            return called("change");
        }

        @Override
        public CompletableFuture<Broken> changeLater(long id) {
            called("changeLater");
            return CompletableFuture.completedFuture(new Broken());
        }

        @Override
        public String changeAll(List<Broken> brokens) {
            return called("changeAll");
        }

        @Override
        public String changeBefore(Broken broken) {
            return called("changeBefore");
        }

        @Override
        public Optional<String> name(long id) {
            called("name");
            return null;
        }

        @Override
        public CompletableFuture<Optional<String>> nameLater(long id) {
            called("nameLater");
            return CompletableFuture.completedFuture(null);
        }
    };

    private String called(String method) {
        calls.add(method);
        return method;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> E sneaky(Exception e) throws E {
        throw (E) e;
    }

    private interface Call {
        String run(Items items) throws Exception;
    }

    @Override
    public void accept(Larder larder, List<String> log) {
        Items items = larder.cached(Items.class, delegate);
        note(log, items, each -> each.find(-1));
        note(log, items, each -> each.rename(1, null));
        note(log, items, each -> each.rename(1, "some"));
        note(log, items, each -> each.renameAlways(1, null));
        note(log, items, each -> each.renameLater(1, null).join());
        note(log, items, each -> each.renameBefore(1, null));
        note(log, items, each -> each.change(new Broken()));
        note(log, items, each -> each.changeLater(1).join().getClass().getSimpleName());
        note(log, items, each -> each.changeAll(List.of(new Broken())));
        note(log, items, each -> each.changeBefore(new Broken()));
        note(log, items, each -> each.name(1).toString());
        note(log, items, each -> each.nameLater(1).join().toString());
    }

    /** Notes what a call gives between two reads, of which the second calls the delegate if the call has evicted. */
    private void note(List<String> log, Items items, Call call) {
        String outcome;
        try {
            items.find(1);
            calls.clear();
            outcome = call.run(items);
            items.find(1);
        } catch (Exception e) {
            outcome = e.getClass().getSimpleName();
        }
        log.add(outcome + " by " + calls);
        calls.clear();
    }
}
