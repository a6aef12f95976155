package running;

import dev.larder.annotation.*;
import dev.larder.runtime.Larder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** What is thrown where nobody expects it: undeclared by the delegate, and by a condition after the method has run. */
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
