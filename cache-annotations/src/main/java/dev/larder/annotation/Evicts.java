package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Removes entries from the cache when a method of an interface is called.
 *
 * <pre>{@code
 * @Evicts(pattern = "user:{user.id}:*")
 * void save(User user);
 * }</pre>
 *
 * <p>The processor generates
 *
 * <pre>{@code
 * private static final KeyPattern SAVE_PATTERN = KeyPattern.of("user:{user.id}:*");
 *
 * @Override
 * public void save(User user) {
 *     delegate.save(user);
 *     save.evict(SAVE_PATTERN.with(userId(user)));
 * }
 *
 * // {user.id}, or null where a step of it is null.
 * private static Long userId(User user) {
 *     return user == null ? null : user.id();
 * }
 * }</pre>
 *
 * <p><b>Guarantee.</b> Once the call has returned, no read that starts later sees a value that was loaded before the
 * eviction. A near cache of another JVM ({@link Cached#near}) may serve it a little longer, unless {@link #awaitNear}.
 *
 * <p><b>Cost.</b> Exact keys take one round trip in all. A pattern costs as much as the number of keys that it deletes.
 * A pattern with a wildcard in its first segment scans the whole keyspace, and the processor warns of it.
 *
 * <p><b>Errors.</b> A cache that cannot be reached does not make the method fail. The eviction is then pending: it is
 * logged, counted and repeated until it succeeds. An exception of the method reaches the caller unchanged. A condition
 * or a path that throws after the method has run never hides its result: a condition then counts as true, and a path
 * evicts every key that its placeholder could stand for. Both are logged.
 *
 * <p><b>Collections.</b> A placeholder for a collection or an array, or for a path from its elements, evicts the key of
 * each element:
 *
 * <pre>{@code
 * @Evicts(pattern = "user:{users.id}:*")
 * void removeAll(Collection<User> users);
 *
 * // generated:
 * delegate.removeAll(users);
 * removeAll.evictAll(users, user -> REMOVE_ALL_PATTERN.with(userId(user)));
 * }</pre>
 *
 * <p>A {@code null} collection has no elements and evicts nothing, whether it is a parameter or the result. Where
 * {@code null} stands for all, say so: {@code @Evicts(pattern = "user:*", when = "users == null")}. A {@code null}
 * element has a key like any other.
 *
 * <p><b>Asynchronous methods.</b> A method that returns a {@code CompletionStage}, {@code CompletableFuture},
 * {@code Mono}, {@code Single}, {@code Maybe} or {@code Completable} evicts when its result completes. Other types that
 * may be unfinished when the method returns are compile errors.
 *
 * <p><b>Several annotations.</b> The annotation may be repeated. Evictions with the same {@link #on} are attempted
 * together, all of them, and exact keys among them share one round trip.
 */
@Documented
@Repeatable(EvictsAll.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Evicts {

    /**
     * The exact keys and the patterns to evict, such as {@code "user:{id}:profile"} and {@code "user:{id}:*"}. Default:
     * none. A method needs a pattern or a tag.
     *
     * <p>The syntax is that of {@link Cached#key}, with the wildcards of Redis: {@code *} for any text, also across
     * segments, {@code ?} for one character, and {@code [abc]}, {@code [a-z]} and {@code [^a]} for one character of a
     * class. A wildcard and a placeholder cannot share a segment: {@code user:{id}*} would evict user 42 together with
     * user 4.
     *
     * <p>With {@link On#SUCCESS} a pattern may use {@code {result}} and paths from it, such as {@code {result.id}}.
     */
    String[] pattern() default {};

    /**
     * The tags whose keys to evict, such as {@code "customer:{id}"}. Default: none. A method needs a pattern or a tag.
     *
     * <pre>{@code
     * @Evicts(tags = "customer:{id}")
     * void rename(long id, String name);
     *
     * // generated:
     * private static final KeyPattern RENAME_EVICTED_TAG = KeyPattern.ofTag("customer:{id}");
     *
     * delegate.rename(id, name);
     * rename.evict(RENAME_EVICTED_TAG.with(id));
     * }</pre>
     *
     * <p>The syntax is that of {@link Cached#tags}; a tag has no wildcards. All that is said here of patterns holds for
     * tags: the guarantee, {@link #on}, {@link #when}, collections, {@code {result}}, transactions and pending evictions.
     *
     * <p><b>Cost.</b> Two round trips, and one more for each further thousand keys, whatever the number of other keys.
     */
    String[] tags() default {};

    /** The moment of the eviction, relative to the call. Default: after a normal return. */
    On on() default On.SUCCESS;

    /**
     * A Java expression over the parameters. Nothing is evicted where it is false. Default, the empty string: always
     * evict.
     *
     * <pre>{@code
     * if (user.active()) {
     *     save.evict(SAVE_PATTERN.with(userId(user)));
     * }
     * }</pre>
     */
    String when() default "";

    /**
     * Whether the call returns only when no near cache of the fleet serves the keys any more. Without it, near caches of
     * other JVMs may serve an old value for up to {@code larder.nearStaleness} (500 ms) after the call returned; see
     * {@link Cached#near}.
     *
     * <pre>{@code
     * @Evicts(pattern = "user:{id}:*", awaitNear = true)
     * void block(long id);
     *
     * // generated:
     * private static final EvictingMethod BLOCK = EvictingMethod.named("UserService.block").awaitNear();
     * }</pre>
     *
     * <p><b>Guarantee.</b> Once the call has returned, or the result of an asynchronous method is there, no read that
     * starts later sees the old value, in any JVM. Inside a transaction that holds after its commit.
     *
     * <p><b>Cost.</b> One more message each way, to each near cache. Where one does not answer, the call takes up to
     * {@code larder.nearStaleness} longer; that near cache is not read by then.
     *
     * <p>Evictions of one method are sent together. So one annotation with {@code awaitNear} lets the call wait for
     * those of the others too. With {@link On#BEFORE} it is a compile error, since near caches may fetch the old value
     * again before the method changes it. Default: the call does not wait.
     */
    boolean awaitNear() default false;
}
