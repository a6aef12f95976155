package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls a method of an interface and keeps its result, in place of whatever the key holds.
 *
 * <pre>{@code
 * @Updates(key = "user:{user.id}:profile", ttl = "1h")
 * User save(User user);
 * }</pre>
 *
 * <p>For this the processor generates
 *
 * <pre>{@code
 * @Override
 * public User save(User user) {
 *     return save.update(save.key(userId(user)), () -> delegate.save(user));
 * }
 * }</pre>
 *
 * <p>The key's old value is given up before the method runs, so that nobody reads it once the change is visible; therefore
 * the key can't use the result. If the key is evicted or updated by someone else while the method runs, or the method
 * throws, nothing is kept and the next read loads. A {@code null} result and an empty {@code Optional} are not kept.
 *
 * <p>With a placeholder for a collection or an array, each value of the resulting {@code Map}, or {@code List} with {@link #by}, is
 * kept under its own key; a result that comes later is kept when it is there, both as with {@link Cached}.
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
 * <p>Of a {@code null} collection nothing is kept.
 *
 * <p>Together with {@link Evicts} on one method, the update comes first. Together with {@link Cached} it is a compile
 * error: a hit would not call the method.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Updates {

    /**
     * The template of the key, in the syntax of {@link Cached#key}. Empty, which is the default, it is
     * {@code "<Interface>.<method>:{p1}:{p2}"} with all parameters in their order; a {@code @Cached} method that is to read
     * the value has to name that key.
     */
    String key() default "";

    /** How long the value is kept, in the forms of {@link Cached#ttl}. */
    String ttl();

    /** The share of the TTL of which a random part is taken off, in the form of {@link Cached#jitter}. */
    String jitter() default "";

    /** How long past {@link #ttl} the value is kept, as the {@link Cached#staleIfError} of the methods that read it. */
    String staleIfError() default "";

    /**
     * A Java expression over the parameters. Where it is false the method is called and its result not kept; the key keeps
     * what it holds. Empty, which is the default: always true.
     */
    String when() default "";

    /**
     * A Java expression over the parameters and {@code result}, as {@link Cached#unless}. Where it is true the result is not
     * kept, and the key holds nothing afterwards. Empty, which is the default: always false.
     */
    String unless() default "";

    /** For a batch method that returns a {@code List<V>}: the path from a value to its id, as {@link Cached#by}. */
    String by() default "";

    /** Whether keys are indexed, as {@link Cached#indexed}. */
    boolean indexed() default true;
}
