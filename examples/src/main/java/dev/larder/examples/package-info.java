/**
 * A small storefront whose services are cached by Larder.
 *
 * <p>Start reading at {@link dev.larder.examples.users.UserService} and
 * {@link dev.larder.examples.catalog.ProductService}: their annotations are all there is to write.
 * {@link dev.larder.examples.jdbc} and {@link dev.larder.examples.mongo} hold the implementations, which know nothing of
 * caching; {@link dev.larder.examples.carts} uses the cache by itself; {@link dev.larder.examples.checkup} is for when
 * something is wrong;
 * {@link dev.larder.examples.Application} puts both together; {@link dev.larder.examples.http} and
 * {@link dev.larder.examples.tour} are two ways to use the result. {@link dev.larder.examples.Storefront} is the
 * program.
 */
@NullMarked
package dev.larder.examples;

import org.jspecify.annotations.NullMarked;
