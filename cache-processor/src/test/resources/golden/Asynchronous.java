package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.On;
import dev.larder.annotation.Updates;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** Results that come later, one and many, read, updated and evicted. */
public interface Asynchronous {

    @Cached(key = "account:{id}:profile", ttl = "1h", nullTtl = "1m", when = "id > 0", unless = "result.draft()")
    CompletionStage<User> find(long id) throws IOException, InterruptedException;

    @Cached(key = "account:{id}:profile", ttl = "1h")
    CompletableFuture<Optional<User>> findOptional(long id);

    @Cached(key = "account:{id}:profile", ttl = "1h")
    Mono<User> findMono(long id);

    @Cached(key = "account:{id}:profile", ttl = "1h")
    Mono<Optional<User>> findOptionalMono(long id);

    @Cached(key = "account:{id}:profile", ttl = "1h")
    Single<User> findSingle(long id);

    @Cached(key = "account:{id}:profile", ttl = "1h", nullTtl = "1m")
    Single<Optional<User>> findOptionalSingle(long id);

    @Cached(key = "account:{id}:profile", ttl = "1h", nullTtl = "1m")
    Maybe<User> findMaybe(long id);

    @Cached(key = "account:{ids}:profile", ttl = "1h")
    CompletionStage<Map<Long, User>> findAll(Collection<Long> ids);

    @Cached(key = "account:{ids}:profile", ttl = "1h", by = "id")
    Mono<List<User>> listAll(long... ids);

    @Updates(key = "account:{user.id}:profile", ttl = "1h")
    CompletionStage<User> save(User user);

    @Updates(key = "account:{user.id}:profile", ttl = "1h", when = "user.draft()")
    @Evicts(pattern = "account:{result.id}:*")
    Mono<User> saveMono(User user);

    @Updates(key = "account:{users.id}:profile", ttl = "1h")
    Single<Map<Long, User>> saveAll(Collection<User> users);

    @Evicts(pattern = "account:{id}:*")
    CompletionStage<Void> remove(long id);

    @Evicts(pattern = "account:{ids}:*", on = On.ALWAYS)
    @Evicts(pattern = "account:{result.id}:profile")
    @Evicts(pattern = {"account:{context}:*", "accounts:{found|sha256}"}, on = On.BEFORE, when = "context != null")
    Mono<User> removeAll(List<Long> ids, String context, List<String> found);

    @Evicts(pattern = "account:{id}:*")
    Completable removeLater(long id);

    @Cached(key = "accounts:{query|sha256}", ttl = "1h")
    Maybe<List<User>> search(List<String> query);

    record User(long id, boolean draft) {}
}
