package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers a method of an interface from the cache, and calls it only for what is not there.
 *
 * <pre>{@code
 * public interface UserService {
 *     @Cached(key = "user:{id}:profile", ttl = "1h")
 *     User find(long id);
 * }
 * }</pre>
 *
 * <p>For this the processor generates
 *
 * <pre>{@code
 * public final class CachedUserService implements UserService {
 *     private static final CachedMethod<User> FIND = CachedMethod.returning(User.class)
 *             .named("UserService.find")
 *             .key("user:{id}:profile")
 *             .ttl(Duration.ofHours(1))
 *             .build();
 *
 *     private final UserService delegate;
 *
 *     private final ReadThrough<User> find;
 *
 *     public CachedUserService(UserService delegate, Larder larder) {
 *         this.delegate = Objects.requireNonNull(delegate, "delegate");
 *         this.find = larder.readThrough(FIND);
 *     }
 *
 *     @Override
 *     public User find(long id) {
 *         return find.get(find.key(id), () -> delegate.find(id));
 *     }
 * }
 * }</pre>
 *
 * <p>A hit costs one round trip. On a miss one caller of the fleet calls the method and the others wait for its value; a
 * value that was loaded before an eviction of its key is returned to its caller but never kept. What the method throws
 * reaches the caller unchanged and is not kept.
 *
 * <p>A placeholder for a collection or an array makes the method a batch: one key for each element, shared with the method for
 * one. All keys are read at once, and the method is called once with what is missing, or not at all. It returns a
 * {@code Map} by element, or a {@code List} with {@link #by}.
 *
 * <pre>{@code
 * @Cached(key = "user:{ids}:profile", ttl = "1h")
 * Map<Long, User> findAll(Collection<Long> ids);
 *
 * // generated:
 * if (ids == null) {
 *     return delegate.findAll(ids);
 * }
 * return findAll.getAll(ids, id -> findAll.key(id), missing -> delegate.findAll(missing));
 * }</pre>
 *
 * <p>A {@code null} collection has no keys: the method is called with it and says what it means, and nothing is kept. A
 * {@code null} element has a key like any other.
 *
 * <p>The result may come later: in a {@code CompletionStage} or {@code CompletableFuture}, Reactor's {@code Mono}, or
 * RxJava 3's {@code Single} or {@code Maybe}, of one value or of a batch. No thread blocks, and what the method throws is in
 * the result. A {@code Mono}, {@code Single} or {@code Maybe} is cold: each subscription reads anew.
 *
 * <pre>{@code
 * @Cached(key = "user:{id}:profile", ttl = "1h")
 * Mono<User> find(long id);
 *
 * // generated:
 * return Monos.cached(context -> find.get(find.key(id), () -> Monos.future(delegate.find(id), context)));
 * }</pre>
 *
 * <p>The result is kept as JSON for exactly the declared type, so the type must say what it holds: {@code Object},
 * wildcards, type variables and interfaces without Jackson's {@code @JsonTypeInfo} are compile errors. Of an
 * {@code Optional<V>} the {@code V} is kept. {@code null} and the empty {@code Optional} are not kept unless {@link #nullTtl}
 * says so.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Cached {

    /**
     * The template of the key, such as {@code "user:{id}:profile"}; see the package for its syntax. Empty, which is the
     * default, it is {@code "<Interface>.<method>:{p1}:{p2}"} with all parameters in their order.
     *
     * <p>Two methods may share keys if they keep the same type under them. Default keys are never shared.
     */
    String key() default "";

    /**
     * How long a value is kept: {@code "90s"}, {@code "10m"}, {@code "1h30m"}, {@code "7d"}, {@code "2w"}, also
     * {@code "500ms"}, ISO-8601 such as {@code "PT10M"}, or plain seconds such as {@code "3600"}. From one millisecond to
     * ten years.
     */
    String ttl();

    /**
     * How long {@code null}, or an empty {@code Optional}, is remembered as the answer, in the forms of {@link #ttl}.
     * Empty, which is the default: it is not, and each call asks the method again.
     */
    String nullTtl() default "";

    /**
     * The share of the TTL, {@code "1%"} to {@code "90%"}, of which a random part is taken off, so that entries which were
     * stored together don't expire together. Empty, which is the default: none.
     */
    String jitter() default "";

    /**
     * The age, shorter than {@link #ttl} less {@link #jitter}, from which one caller of the fleet refreshes the value in the
     * background while all are answered with the current one. Empty, which is the default: values are loaded when they
     * have expired.
     */
    String refreshAfter() default "";

    /**
     * How long past {@link #ttl} a value is kept, to be served when the method throws. All methods of the same keys must say
     * the same. Empty, which is the default: what the method throws reaches the caller.
     */
    String staleIfError() default "";

    /** What the method may throw without a stale value being served instead; for {@link #staleIfError}. */
    Class<? extends Throwable>[] rethrow() default {};

    /**
     * How long a caller waits for the method before it takes a stale value, while the load goes on and is kept; for
     * {@link #staleIfError}. Empty, which is the default: it waits.
     */
    String softLoadDeadline() default "";

    /**
     * How long a caller waits for the method before the call fails with a {@code LoadTimeoutException}, or takes a stale
     * value, while the load goes on and is kept. Empty, which is the default: it waits.
     */
    String hardLoadDeadline() default "";

    /**
     * A Java expression over the parameters, such as {@code "id > 0"}. Where it is false the method is called as if it had
     * no annotation: nothing is read and nothing is kept. Empty, which is the default: always true.
     *
     * <pre>{@code
     * if (id > 0) {
     *     return find.get(find.key(id), () -> delegate.find(id));
     * }
     * return delegate.find(id);
     * }</pre>
     */
    String when() default "";

    /**
     * A Java expression over the parameters and {@code result}, such as {@code "result.draft()"}. Where it is true a value
     * that was just loaded is returned but not kept. It is asked about values only, never about {@code null} or an empty
     * {@code Optional}, for which there is {@link #nullTtl}; of an {@code Optional<V>}, {@code result} is the {@code V}.
     * Empty, which is the default: always false.
     *
     * <pre>{@code
     * return find.get(find.key(id), () -> delegate.find(id), result -> result.draft());
     * }</pre>
     */
    String unless() default "";

    /**
     * For a batch method that returns a {@code List<V>}: the path from a value to its id, such as {@code "id"}.
     *
     * <pre>{@code
     * @Cached(key = "user:{ids}:profile", ttl = "1h", by = "id")
     * List<User> listAll(Set<Long> ids);
     * }</pre>
     *
     * <p>For this the processor generates
     *
     * <pre>{@code
     * return listAll.getList(
     *         ids,
     *         id -> listAll.key(id),
     *         missing -> delegate.listAll(new LinkedHashSet<>(missing)),
     *         user -> user.id());
     * }</pre>
     */
    String by() default "";

    /**
     * Whether keys are indexed, so that an eviction by pattern finds them at the cost of what it deletes. A key that is not
     * indexed is stored a little cheaper, and makes every eviction by pattern under its first segment scan the keyspace.
     */
    boolean indexed() default true;
}
