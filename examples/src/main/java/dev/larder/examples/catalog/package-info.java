/** What is for sale; {@link dev.larder.examples.catalog.ProductService} is the entry point. */
@NullMarked
package dev.larder.examples.catalog;

import org.jspecify.annotations.NullMarked;
