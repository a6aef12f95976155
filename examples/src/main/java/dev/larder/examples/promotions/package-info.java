/** What is cheaper for a while; {@link dev.larder.examples.promotions.PromotionService} is the entry point. */
@NullMarked
package dev.larder.examples.promotions;

import org.jspecify.annotations.NullMarked;
