/** What operators see: health, the endpoint {@code larder} and the caches of {@code caches}. */
@NullMarked
package dev.larder.spring.boot.actuate;

import org.jspecify.annotations.NullMarked;
