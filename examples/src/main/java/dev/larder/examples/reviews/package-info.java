/** What customers write about products; {@link dev.larder.examples.reviews.ReviewService} is the entry point. */
@NullMarked
package dev.larder.examples.reviews;

import org.jspecify.annotations.NullMarked;
