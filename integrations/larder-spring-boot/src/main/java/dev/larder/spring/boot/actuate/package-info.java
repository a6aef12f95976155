/** Health, the endpoint {@code larder}, and the methods' caches in the endpoint {@code caches}. */
@NullMarked
package dev.larder.spring.boot.actuate;

import org.jspecify.annotations.NullMarked;
