/**
 * The annotations of service interfaces: {@link dev.larder.annotation.Cached} on a method whose result is stored,
 * {@link dev.larder.annotation.Evicts} on a method that makes stored values wrong, and
 * {@link dev.larder.annotation.Updates} on a method whose result replaces the stored value.
 *
 * <p>They stand on methods of interfaces. For an interface {@code UserService} with at least one annotated method, its
 * own or an inherited one, the processor checks every key, TTL and pattern. It then generates {@code CachedUserService}
 * in the same package. An interface whose keys or values name its type variables gets no class; the sub-interface that
 * binds the variables does.
 *
 * <h2>Key templates</h2>
 *
 * <p>A template consists of segments, separated by {@code :}. A segment is either literal text or one placeholder. The
 * first segment is literal text.
 *
 * <ul>
 *   <li>{@code {id}} is the parameter {@code id}.
 *   <li>{@code {user.address.city}} is a path of record accessors, methods without parameters, getters and public
 *       fields. It is resolved at compile time, and the generated class calls it directly. A null along it becomes
 *       {@code ~}, the text of null. An {@code Optional} along it is opened.
 *   <li>{@code {filter|sha256}} is the SHA-256 of the value's JSON, for long texts, collections and objects.
 *   <li>{@code {ids}} for a collection or an array, and {@code {users.id}} for a path from its elements, stand for one
 *       key for each element. A template may use the elements of one collection, and not with {@code |sha256}.
 *   <li>{@code {result}} and {@code {result.id}} are the result of the method, in patterns of {@code @Evicts} only. Of
 *       an {@code Optional} it is the value inside.
 * </ul>
 *
 * <p>A placeholder takes the types with a stable text: strings, primitives and their boxes, enums, {@code UUID},
 * {@code BigInteger}, {@code BigDecimal}, {@code java.time}, {@code URI}, {@code Locale}, and {@code Optional} of
 * these. Values are percent-encoded. No argument can act as a delimiter or a wildcard, and different arguments never
 * share a key.
 *
 * <h2>Conditions</h2>
 *
 * <p>{@code when} and {@code unless} are Java expressions, copied into the generated method. They may call methods of
 * the parameters. They may name the types of the method's signature, of the interface, of its package and of
 * {@code java.lang}, and any other type by its qualified name. They cannot assign, create objects or use lambdas: call
 * a static method instead, such as {@code UserService.isWorthStoring(user)}.
 *
 * <h2>Overriding</h2>
 *
 * <p>The most specific declaration of a method decides. A sub-interface that declares the method without the annotation
 * turns caching off, and the processor warns of it. {@code @SuppressWarnings("larder")} silences all warnings of the
 * processor, and {@code @SuppressWarnings("larder.TheCode")} silences one, on the method or on a type around it.
 */
package dev.larder.annotation;
