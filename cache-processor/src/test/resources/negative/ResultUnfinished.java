package negative;

import dev.larder.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

interface Users {
    @Evicts(pattern = "user:*")
    Callable<Void> callable(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    Supplier<String> supplier(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    Stream<String> stream(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    IntStream ints(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    Optional<CompletableFuture<Void>> optional(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    List<Future<String>> list(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    Map<String, ? extends CompletionStage<String>> map(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    CompletableFuture<?>[] array(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    CompletionStage<List<Future<Void>>> inAStage(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    Pair inARecord(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    Promise own(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    <T extends Future<?>> T variable(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    Runnable runnable(long id); // error: ResultUnfinished

    @Evicts(pattern = "user:*")
    Task done(long id);

    @Evicts(pattern = "user:*")
    Iterable<List<Map<String, Task>>> several(long id);

    @Evicts(pattern = "user:*")
    CompletionStage<Optional<Task>> later(long id);

    record Pair(String name, Future<String> rest) {}

    interface Promise {
        boolean isDone();

        void onComplete(Runnable action);
    }

    class Task {
        boolean isDone() {
            return true;
        }

        String getName() {
            return "";
        }
    }
}
