package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls a method of an interface and stores its result, in place of the value under the key.
 *
 * <pre>{@code
 * @Updates(key = "user:{user.id}:profile", ttl = "1h")
 * User save(User user);
 * }</pre>
 *
 * <p>The processor generates
 *
 * <pre>{@code
 * @Override
 * public User save(User user) {
 *     return save.update(save.key(userId(user)), () -> delegate.save(user));
 * }
 * }</pre>
 *
 * <p><b>Guarantee.</b> The old value is given up before the method runs, so nobody reads it once the change is visible.
 * The key therefore cannot use the result. The result is not stored when the key is evicted or updated by another
 * caller during the call, or when the method throws; the next read then loads. A {@code null} result and an empty
 * {@code Optional} are not stored either.
 *
 * <p><b>Cost.</b> Two round trips beside the method: one before it, one after it.
 *
 * <p><b>Errors.</b> A cache that cannot be reached does not make the method fail. An exception of the method reaches
 * the caller unchanged.
 *
 * <p><b>Batches.</b> With a placeholder for a collection or an array, each value of the resulting {@code Map}, or of a
 * {@code List} with {@link #by}, is stored under its own key, as with {@link Cached}:
 *
 * <pre>{@code
 * @Updates(key = "user:{users.id}:profile", ttl = "1h")
 * Map<Long, User> saveAll(List<User> users);
 *
 * // generated:
 * if (users == null) {
 *     return delegate.saveAll(users);
 * }
 * return saveAll.updateAll(
 *         users.stream().map(user -> userId(user)).toList(),
 *         id -> saveAll.key(id),
 *         () -> delegate.saveAll(users));
 * }</pre>
 *
 * <p>A {@code null} collection is passed to the method, and nothing is stored.
 *
 * <p><b>Asynchronous methods.</b> The types are those of {@link Cached}. The result is stored when it completes.
 *
 * <p><b>Other annotations.</b> Together with {@link Evicts} the update comes first. Together with {@link Cached} it is
 * a compile error: a hit would not call the method.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Updates {

    /**
     * The template of the key, in the syntax of {@link Cached#key}. Default, the empty string: {@code
     * "<Interface>.<method>:{p1}:{p2}"} with all parameters in order. A {@code @Cached} method reads the value only if
     * it has the same key, so a default key is rarely what you want here.
     */
    String key() default "";

    /** The time to live of the value, in the forms of {@link Cached#ttl}. */
    String ttl();

    /** The jitter of the TTL, as {@link Cached#jitter}. */
    String jitter() default "";

    /**
     * The time past {@link #ttl} for which a stale value is stored, as {@link Cached#staleIfError} of the methods that
     * read it.
     */
    String staleIfError() default "";

    /**
     * A Java expression over the parameters. Where it is false the method is called, its result is not stored, and the
     * value under the key stays. Default, the empty string: always store.
     */
    String when() default "";

    /**
     * A Java expression over the parameters and {@code result}, as {@link Cached#unless}. Where it is true the result
     * is not stored, and the key has no value afterwards. Default, the empty string: always store.
     */
    String unless() default "";

    /** For a batch method that returns a {@code List<V>}: the path from a value to its id, as {@link Cached#by}. */
    String by() default "";

    /**
     * The tags that the keys carry, as {@link Cached#tags}; those of the {@code @Cached} methods of the same keys. The key is
     * listed under tags of the result before the result is stored. Where one of them was evicted while the method ran, the key is
     * left empty.
     */
    String[] tags() default {};

    /** Whether the keys are indexed, as {@link Cached#indexed}. */
    boolean indexed() default true;
}
