package dev.larder.examples.carts;

import dev.larder.runtime.CacheClient;
import dev.larder.runtime.spi.Remaining;
import java.time.Duration;

/**
 * The carts of all visitors. A cart is kept in Redis alone, until half an hour after it was last looked at.
 *
 * <p>Here Redis is asked for something that is nowhere else. So when it does not answer, a call fails with
 * {@link dev.larder.runtime.error.CacheException}; a cached service would go on without it.
 *
 * <p>Thread-safe; of two changes of one cart at the same time, one may be lost.
 */
public final class Carts {

    private static final Duration KEPT = Duration.ofMinutes(30);

    private final CacheClient cache;

    public Carts(CacheClient cache) {
        this.cache = cache;
    }

    /** The visitor's cart, which is then kept for another half an hour. */
    public Cart of(String visitor) {
        Cart cart = cache.get(key(visitor), Cart.class).orElse(Cart.EMPTY);
        cache.expire(key(visitor), KEPT);
        return cart;
    }

    /** Puts some pieces of a product into the visitor's cart. */
    public Cart add(String visitor, long productId, int quantity) {
        Cart cart = of(visitor).with(productId, quantity);
        cache.set(key(visitor), cart, KEPT);
        return cart;
    }

    /** Empties the visitor's cart; returns whether there was one. */
    public boolean clear(String visitor) {
        return cache.delete(key(visitor));
    }

    /** How long the visitor's cart will be kept if nobody looks at it; zero if there is none. */
    public Duration timeLeft(String visitor) {
        return cache.ttl(key(visitor)) instanceof Remaining.Limited limited ? limited.time() : Duration.ZERO;
    }

    /** Encodes the visitor's name, so that nobody can name somebody else's key. */
    private String key(String visitor) {
        return cache.key("cart:{visitor}", visitor);
    }
}
