package running;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.On;
import dev.larder.annotation.Updates;
import dev.larder.runtime.Larder;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;

/** Calls generated classes with several ids, and later, and notes what they returned and what reached the delegate. */
public class LaterScenario extends Recorder implements BiConsumer<Larder, List<String>> {

    interface Repository<K, V> {
        @Cached(ttl = "1h")
        Map<K, V> findAll(Collection<K> keys) throws IOException;
    }

    interface Names extends Repository<String, Integer> {}

    interface Users {
        @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1h")
        User find(long id);

        @Cached(key = "user:{ids}", ttl = "1h", nullTtl = "1h")
        Map<Long, User> findAll(Collection<Long> ids) throws IOException;

        @Cached(key = "user:{ids}", ttl = "1h", nullTtl = "1h", by = "id", unless = "result.name().isEmpty()")
        List<User> listAll(long... ids);

        @Cached(key = "named:{city}:{names}", ttl = "1h", by = "name")
        Collection<User> named(String city, Set<String> names);

        @Updates(key = "user:{users.id}", ttl = "1h")
        Map<Long, User> saveAll(List<User> users);

        @Evicts(pattern = "user:{users.id}")
        void removeAll(User[] users);

        @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1h")
        CompletionStage<User> findLater(long id) throws IOException;

        @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1h")
        CompletableFuture<Optional<User>> findOptional(long id);

        @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1h")
        Mono<User> findMono(long id);

        @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1h")
        Mono<Optional<User>> findOptionalMono(long id);

        @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1h")
        Maybe<User> findMaybe(long id);

        @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1h")
        Single<Optional<User>> findSingle(long id);

        @Cached(key = "user:{ids}", ttl = "1h", nullTtl = "1h", by = "id")
        Mono<List<User>> listLater(List<Long> ids);

        @Updates(key = "user:{user.id}", ttl = "1h")
        @Evicts(pattern = "named:{result.name}:*")
        Mono<User> save(User user);

        @Evicts(pattern = "user:{ids}")
        Completable remove(Set<Long> ids);

        @Evicts(pattern = "user:{id}", on = On.BEFORE, when = "id > 0")
        @Evicts(pattern = "user:{result}")
        CompletionStage<Long> move(long id);
    }

    record User(long id, String name) {}

    private User user(long id) {
        return id < 0 ? null : new User(id, id == 0 ? "" : "name" + id);
    }

    private Map<Long, User> users(Collection<Long> ids) {
        Map<Long, User> users = new LinkedHashMap<>();
        for (long id : ids) {
            if (id >= 0) {
                users.put(id, user(id));
            }
        }
        return users;
    }

    private final Users delegate = new Users() {
        @Override
        public User find(long id) {
            calls.add("find " + id);
            return user(id);
        }

        @Override
        public Map<Long, User> findAll(Collection<Long> ids) throws IOException {
            calls.add("findAll " + ids);
            if (ids.contains(99L)) {
                throw new IOException("99");
            }
            return users(ids);
        }

        @Override
        public List<User> listAll(long... ids) {
            calls.add("listAll " + Arrays.toString(ids));
            return List.copyOf(users(Arrays.stream(ids).boxed().toList()).values());
        }

        @Override
        public Collection<User> named(String city, Set<String> names) {
            calls.add("named " + names);
            return names.stream().map(name -> new User(7, name)).toList();
        }

        @Override
        public Map<Long, User> saveAll(List<User> users) {
            calls.add("saveAll " + users.size());
            return users(users.stream().map(User::id).toList());
        }

        @Override
        public void removeAll(User[] users) {
            calls.add("removeAll " + users.length);
        }

        @Override
        public CompletionStage<User> findLater(long id) throws IOException {
            calls.add("findLater " + id);
            if (id == 99) {
                throw new IOException("99");
            }
            return CompletableFuture.supplyAsync(() -> user(id));
        }

        @Override
        public CompletableFuture<Optional<User>> findOptional(long id) {
            calls.add("findOptional " + id);
            return CompletableFuture.completedFuture(Optional.ofNullable(user(id)));
        }

        @Override
        public Mono<User> findMono(long id) {
            return Mono.fromSupplier(() -> {
                calls.add("findMono " + id);
                return user(id);
            });
        }

        @Override
        public Mono<Optional<User>> findOptionalMono(long id) {
            return Mono.fromSupplier(() -> {
                calls.add("findOptionalMono " + id);
                return Optional.ofNullable(user(id));
            });
        }

        @Override
        public Maybe<User> findMaybe(long id) {
            return Maybe.fromSupplier(() -> {
                calls.add("findMaybe " + id);
                return user(id);
            });
        }

        @Override
        public Single<Optional<User>> findSingle(long id) {
            return Single.fromSupplier(() -> {
                calls.add("findSingle " + id);
                return Optional.ofNullable(user(id));
            });
        }

        @Override
        public Mono<List<User>> listLater(List<Long> ids) {
            return Mono.fromSupplier(() -> {
                calls.add("listLater " + ids);
                return List.copyOf(users(ids).values());
            });
        }

        @Override
        public Mono<User> save(User user) {
            return Mono.fromSupplier(() -> {
                calls.add("save " + user.name());
                return user;
            });
        }

        @Override
        public Completable remove(Set<Long> ids) {
            return Completable.fromAction(() -> calls.add("remove " + ids));
        }

        @Override
        public CompletionStage<Long> move(long id) {
            calls.add("move " + id);
            return CompletableFuture.completedFuture(id + 1);
        }
    };

    @Override
    public void accept(Larder larder, List<String> log) {
        Users users = larder.cached(Users.class, delegate);
        note(log, "a batch", () -> users.find(1), () -> users.findAll(List.of(2L, 1L, -1L, 2L)), () -> users.findAll(List.of(1L, 2L, -1L)));
        note(log, "a list", () -> users.listAll(3, 1, 0), () -> users.listAll(0, 3), () -> users.find(3));
        note(log, "another argument", () -> users.named("Rome", Set.of("a")), () -> users.named("Rome", Set.of("a")), () -> users.named("Oslo", Set.of("a")));
        note(log, "a failure", () -> users.findAll(List.of(1L, 99L)), () -> users.findAll(List.of()));
        note(log, "updates", () -> users.saveAll(List.of(new User(4, "x"), new User(5, "y"))), () -> users.findAll(List.of(5L, 4L)));
        note(log, "evictions", () -> {
            users.removeAll(new User[] {new User(4, "x"), new User(5, "y")});
            return "";
        }, () -> users.findAll(List.of(3L, 4L, 5L)));
        note(log, "a stage", () -> users.findLater(6).toCompletableFuture().join(), () -> users.findLater(6).toCompletableFuture().join(), () -> users.find(6));
        note(log, "a failing stage", () -> users.findLater(99).toCompletableFuture().join());
        note(log, "optional futures", () -> users.findOptional(1).join(), () -> users.findOptional(7).join(), () -> users.findOptional(-7).join(), () -> users.findOptional(-7).join());
        Mono<User> cold = users.findMono(8);
        note(log, "a cold Mono", () -> "nothing yet", cold::block, cold::block, () -> users.findMono(-8).block());
        note(log, "an optional Mono", () -> users.findOptionalMono(9).block(), () -> users.findOptionalMono(-9).block(), () -> users.findOptionalMono(-9).block());
        note(log, "a Maybe", () -> users.findMaybe(10).blockingGet(), () -> users.findMaybe(-10).blockingGet(), () -> users.findMaybe(10).blockingGet());
        note(log, "a Single", () -> users.findSingle(11).blockingGet(), () -> users.findSingle(-11).blockingGet(), () -> users.findSingle(-11).blockingGet());
        note(log, "a later batch", () -> users.listLater(List.of(11L, 12L)).block(), () -> users.listLater(List.of(12L, 11L)).block());
        note(log, "a later update", () -> users.save(new User(1, "Rome")).block(), () -> users.find(1));
        note(log, "a later eviction", () -> users.remove(Set.of(1L)).blockingAwait(1, java.util.concurrent.TimeUnit.MINUTES), () -> users.find(1));
        note(log, "evictions around", () -> users.move(1).toCompletableFuture().join(), () -> users.findAll(List.of(1L, 2L, 3L)));
        Names names = larder.cached(Names.class, keys -> {
            calls.add("names " + keys);
            return Map.of("a", 1);
        });
        note(log, "a generic batch", () -> names.findAll(List.of("a", "b")), () -> names.findAll(List.of("a")));
    }
}
