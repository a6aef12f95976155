package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Removes values from the cache when a method of an interface is called.
 *
 * <pre>{@code
 * @Evicts(pattern = "user:{user.id}:*")
 * void save(User user);
 * }</pre>
 *
 * <p>For this the processor generates
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
 * // {user.id}, or null where a step of it is.
 * private static Long userId(User user) {
 *     return user == null ? null : user.id();
 * }
 * }</pre>
 *
 * <p>After the call returns, no read that starts later sees a value that was loaded before the eviction. An eviction
 * costs one round trip, and one by pattern as much as it deletes; a pattern whose first segment has a wildcard scans the
 * keyspace and is warned about. A cache that can't be reached never makes the method fail.
 *
 * <p>A placeholder for a collection or an array, or for a path from its elements, evicts for each element. A method whose result
 * comes later evicts when it is there; it may also return RxJava's {@code Completable}.
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
 * <p>A {@code null} collection, be it a parameter or the result, has no elements and evicts nothing. Where {@code null}
 * means all, say so: {@code @Evicts(pattern = "user:*", when = "users == null")}. A {@code null} element has a key like any
 * other.
 *
 * <p>The annotation may be repeated. Evictions of the same {@link #on} take effect together, in one round trip where they
 * name exact keys: if they fail, none is left out, and what the method throws is not lost.
 */
@Documented
@Repeatable(EvictsAll.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Evicts {

    /**
     * Exact keys, such as {@code "user:{id}:profile"}, or patterns, such as {@code "user:{id}:*"}, in the syntax of
     * {@link Cached#key} and with the wildcards of Redis: {@code *} for any text, segment borders included, {@code ?} for one
     * character, {@code [abc]}, {@code [a-z]} and {@code [^a]} for one of a class. A wildcard can't stand in one segment with
     * a placeholder: {@code user:{id}*} would evict user 42 with user 4.
     *
     * <p>With {@link On#SUCCESS}, {@code {result}} and {@code {result.id}} may be used.
     */
    String[] pattern();

    /** When the eviction takes effect. */
    On on() default On.SUCCESS;

    /**
     * A Java expression over the parameters. Where it is false nothing is evicted. Empty, which is the default: always
     * true.
     *
     * <pre>{@code
     * if (user.active()) {
     *     save.evict(SAVE_PATTERN.with(userId(user)));
     * }
     * }</pre>
     */
    String when() default "";
}
