/**
 * What a developer writes: {@link dev.larder.annotation.Cached} on a method whose result is kept,
 * {@link dev.larder.annotation.Evicts} on a method that makes kept results wrong, and
 * {@link dev.larder.annotation.Updates} on a method whose result replaces the kept one.
 *
 * <p>They stand on methods of interfaces. For an interface {@code UserService} with at least one such method, its own or
 * an inherited one, the annotation processor checks every key, TTL and pattern and writes {@code CachedUserService} into
 * the same package. A generic interface whose keys or values name its type variables is a template: the interface that
 * binds the variables gets the class.
 *
 * <h2>Key templates</h2>
 *
 * <p>A template is split into segments by {@code :}. A segment is either literal text or one placeholder; the first is literal.
 *
 * <ul>
 *   <li>{@code {id}} is the parameter {@code id}.
 *   <li>{@code {user.address.city}} follows record accessors, no-argument methods, getters and public fields. The path is
 *       resolved when the interface is compiled and called directly. A null anywhere along it gives the text of null,
 *       {@code ~}, as a null argument does; an {@code Optional} along it is opened.
 *   <li>{@code {filter|sha256}} is the SHA-256 of the value's JSON form: for long texts, collections and objects.
 *   <li>{@code {ids}}, for a collection or an array, and {@code {users.id}}, for a path from its elements, make the template
 *       one of a key for each element. Of one collection only, and not with {@code |sha256}.
 *   <li>{@code {result}} and {@code {result.id}} are the method's result, in the patterns of {@code @Evicts} only. Of an
 *       {@code Optional} result it is the value inside.
 * </ul>
 *
 * <p>Types with a stable text fit a placeholder as they are: strings, primitives and their boxes, enums, {@code UUID},
 * {@code BigInteger}, {@code BigDecimal}, {@code java.time}, {@code URI}, {@code Locale}, and {@code Optional} of these.
 * Values are percent-encoded, so that no argument can act as a delimiter or a wildcard, and two different argument lists
 * never share a key.
 *
 * <h2>Conditions</h2>
 *
 * <p>{@code when} and {@code unless} are Java expressions, copied into the generated method. They may call methods on the
 * parameters, and name types that the method's signature, the interface or its package names, those of
 * {@code java.lang}, and any other type in full. They can't assign, create objects, or use lambdas: move such logic into a
 * static method and call it as {@code UserService.isWorthKeeping(user)}.
 *
 * <h2>Overriding</h2>
 *
 * <p>The declaration that a class would implement decides: a sub-interface that declares a method again without the
 * annotation of the method it overrides turns the caching off, and the processor warns about it. Its warnings are
 * silenced by {@code @SuppressWarnings("larder")}, or by {@code "larder."} and the code of one, on the method or a type
 * around it.
 */
package dev.larder.annotation;
