package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers calls of a method from the cache. The method runs only on a miss.
 *
 * <pre>{@code
 * public interface UserService {
 *     @Cached(key = "user:{id}:profile", ttl = "1h")
 *     User find(long id);
 * }
 * }</pre>
 *
 * <p>The processor generates
 *
 * <pre>{@code
 * public final class CachedUserService implements UserService {
 *     static final CachedMethod<User> FIND = CachedMethod.returning(User.class)
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
 * <p><b>Guarantee.</b> On a miss one caller of the fleet calls the method, and the other callers of the key wait for
 * its value. A value that was loaded before an eviction of its key is returned to its caller but not stored.
 *
 * <p><b>Cost.</b> A hit takes one round trip, a miss at most three and the method.
 *
 * <p><b>Errors.</b> An exception of the method reaches the caller unchanged, and nothing is stored. A cache that cannot
 * be reached is a miss: the method is called.
 *
 * <p><b>Values.</b> The result is stored as JSON of exactly the declared type, so that type must say what it holds.
 * {@code Object}, wildcards, type variables and interfaces without Jackson's {@code @JsonTypeInfo} are compile errors.
 * Of an {@code Optional<V>} the {@code V} is stored. {@code null} and the empty {@code Optional} are stored only with
 * {@link #nullTtl}. A {@code null} in place of an {@code Optional} counts as an empty one.
 *
 * <p><b>Batches.</b> A placeholder for a collection or an array makes the method a batch with one key for each element.
 * The keys are shared with the method for one element. All keys are read in one round trip, and the method is called
 * once with the missing elements, or not at all. It returns a {@code Map} by element, or a {@code List} with
 * {@link #by}.
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
 * <p>A {@code null} collection has no keys: it is passed to the method, and nothing is stored. A {@code null} element
 * has a key like any other.
 *
 * <p><b>Asynchronous methods.</b> The result may be a {@code CompletionStage} or {@code CompletableFuture}, Reactor's
 * {@code Mono}, or RxJava 3's {@code Single} or {@code Maybe}, of one value or of a batch. No thread blocks, and an
 * exception of the method fails the result. {@code Mono}, {@code Single} and {@code Maybe} are cold: each subscription
 * reads the cache.
 *
 * <pre>{@code
 * @Cached(key = "user:{id}:profile", ttl = "1h")
 * Mono<User> find(long id);
 *
 * // generated:
 * return Monos.cached(context -> find.get(find.key(id), () -> Monos.future(delegate.find(id), context)));
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Cached {

    /**
     * The template of the key, such as {@code "user:{id}:profile"}; see the package for its syntax. Default, the empty
     * string: {@code "<Interface>.<method>:{p1}:{p2}"} with all parameters in order.
     *
     * <p>Methods may share keys if they store the same type under them. A default key is never shared.
     */
    String key() default "";

    /**
     * The time to live of a value, from one millisecond to ten years. The forms are {@code "90s"}, {@code "10m"},
     * {@code "1h30m"}, {@code "7d"}, {@code "2w"} and {@code "500ms"}, ISO-8601 such as {@code "PT10M"}, and plain
     * seconds such as {@code "3600"}.
     */
    String ttl();

    /**
     * The time for which {@code null}, or an empty {@code Optional}, is stored as the answer, in the forms of
     * {@link #ttl}. Default, the empty string: it is not stored, and each call loads again.
     */
    String nullTtl() default "";

    /**
     * The maximum random reduction of the TTL, from {@code "1%"} to {@code "90%"} of it, so that entries that were
     * stored together do not expire together. Default, the empty string: no reduction.
     */
    String jitter() default "";

    /**
     * The age from which a value is refreshed, in the forms of {@link #ttl}. It must be shorter than {@link #ttl} less
     * {@link #jitter}. One caller of the fleet loads in the background, and all callers get the current value until
     * then. Default, the empty string: a value is loaded when it has expired.
     */
    String refreshAfter() default "";

    /**
     * The time past {@link #ttl} for which a stale value is stored, to be returned when the method throws, in the forms
     * of {@link #ttl}. All methods that share keys must state the same time. Default, the empty string: the exception
     * reaches the caller.
     */
    String staleIfError() default "";

    /** The exceptions that reach the caller although a stale value is stored. Needs {@link #staleIfError}. */
    Class<? extends Throwable>[] rethrow() default {};

    /**
     * The maximum time that a caller waits for the method before it gets a stale value, in the forms of {@link #ttl}.
     * The load continues and its value is stored. Needs {@link #staleIfError}. Default, the empty string: no limit.
     */
    String softLoadDeadline() default "";

    /**
     * The maximum time that a caller waits for the method before it gets a stale value or, if there is none, a
     * {@code LoadTimeoutException}; in the forms of {@link #ttl}. The load continues and its value is stored. Default,
     * the empty string: no limit.
     */
    String hardLoadDeadline() default "";

    /**
     * The maximum time for which a JVM serves a value without asking the store, in the forms of {@link #ttl}. Default,
     * the empty string: each call asks the store.
     *
     * <pre>{@code
     * @Cached(key = "user:{id}:profile", ttl = "1h", near = "30s")
     * User find(long id);
     *
     * // generated:
     * .ttl(Duration.ofHours(1))
     * // All callers share one object, since User is immutable.
     * .near(Duration.ofSeconds(30))
     * .nearShared()
     * }</pre>
     *
     * <p><b>Guarantee.</b> In the JVM that evicted or updated a key, no read that starts after the call returned sees the
     * old value. In any other JVM no read does so that starts more than {@code larder.nearStaleness} (500 ms) later; or
     * none at all after an eviction with {@link Evicts#awaitNear}. That holds when messages are lost, connections hang
     * or a JVM pauses: a near cache that cannot prove its bound is not read, and the store is asked.
     *
     * <p>A value may be served up to this time past its TTL. It must therefore be shorter than {@link #ttl} less
     * {@link #jitter}.
     *
     * <p><b>Sharing.</b> Where the processor proves that the type of the values is immutable, all callers get the same
     * object. Otherwise each caller gets a copy of its own, decoded from bytes, unless {@link #nearShared} says
     * otherwise. Proven are primitives and their boxes, strings, enums, {@code java.time}, {@code BigDecimal},
     * {@code BigInteger}, {@code UUID}, {@code URI}, {@code Locale}, {@code Currency}, {@code Optional} of these, records
     * that consist of these, and sealed interfaces of such records. The generated class says which of the two it is.
     *
     * <p><b>Limits.</b> A call inside a transaction asks the store.
     */
    String near() default "";

    /**
     * Whether all callers in a JVM get the same object from its near cache, although the processor cannot prove that its
     * type is immutable. By {@code true} you promise that no caller ever changes a value. Needs {@link #near}. Default:
     * values of types that are not proven are copied for each caller.
     */
    boolean nearShared() default false;

    /**
     * A Java expression over the parameters, such as {@code "id > 0"}. Where it is false the method is called as if it
     * had no annotation: the cache is neither read nor written. Default, the empty string: always use the cache.
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
     * A Java expression over the parameters and {@code result}, such as {@code "result.draft()"}. Where it is true a
     * loaded value is returned but not stored. It is evaluated for values only, never for {@code null} or an empty
     * {@code Optional}: {@link #nullTtl} is for those. Of an {@code Optional<V>}, {@code result} is the {@code V}.
     * Default, the empty string: always store.
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
     *
     * // generated:
     * return listAll.getList(
     *         ids,
     *         id -> listAll.key(id),
     *         missing -> delegate.listAll(new LinkedHashSet<>(missing)),
     *         user -> user.id());
     * }</pre>
     */
    String by() default "";

    /**
     * The tags that the keys carry, such as {@code "customer:{result.customerId}"}. An eviction by a tag ({@link Evicts#tags})
     * removes every key that carries it, whatever the key is called. Default: none.
     *
     * <pre>{@code
     * @Cached(key = "order:{tenant}:{id}", ttl = "1h", tags = {"tenant:{tenant}", "customer:{result.customerId}"})
     * Order find(String tenant, long id);
     *
     * // generated:
     * return find.get(
     *         find.key(tenant, id)
     *                 .tagged(() -> List.of(FIND_TAG.with(tenant)))
     *                 .taggedBy((Order result) -> List.of(FIND_TAG_2.with(resultCustomerId(result)))),
     *         () -> delegate.find(tenant, id));
     * }</pre>
     *
     * <p>The syntax is that of {@link #key}. Besides parameters a tag may use {@code {result}}, which is one stored value: of an
     * {@code Optional} the value inside, of a batch method the value of one id. A placeholder for a collection, or for a path
     * from its elements, makes a tag of each element.
     *
     * <p><b>Guarantee.</b> Once an eviction by a tag has returned, no read that starts later sees a value with the tag that was
     * loaded before it, also where the load was under way and its tag not known yet.
     *
     * <p><b>Cost.</b> A hit costs the same. Tags of parameters alone cost a miss no round trip. Tags of the result cost it one
     * more, in which the key is listed before the value is stored. Each tag takes as much memory as the entry of a
     * prefix in the index.
     *
     * <p><b>Limits.</b> An absent answer, {@code null} or an empty {@code Optional}, carries the tags of parameters only. All methods
     * of the same keys must have the same tags. A load that takes more than five minutes is not stored under a tag of its result.
     */
    String[] tags() default {};

    /**
     * Whether the keys are indexed, so that an eviction by pattern costs as much as the number of keys that it deletes.
     * Storing an unindexed key is slightly cheaper, but every eviction by pattern under its first segment then scans
     * the keyspace.
     */
    boolean indexed() default true;
}
