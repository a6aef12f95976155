package dev.larder.examples.users;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.Updates;
import java.util.List;
import java.util.Optional;

/**
 * Customers and their orders.
 *
 * <p>All keys of a customer begin with {@code user:{id}:}, so that one pattern evicts everything about them.
 */
public interface UserService {

    /**
     * The customer, or empty if there is none with this id.
     *
     * <p>An empty answer is remembered too, for a minute: asking again and again for a customer who does not exist
     * must not reach the database each time.
     */
    @Cached(key = "user:{id}:profile", ttl = "1h", nullTtl = "1m")
    Optional<User> find(long id);

    /** The latest orders of the customer, newest first: at most five. */
    @Cached(key = "user:{id}:orders", ttl = "10m")
    List<Order> recentOrders(long id);

    /**
     * Adds a customer.
     *
     * <p>Evicts by the id that the database chose: somebody may have asked for that id a moment ago, and "absent" would
     * still be remembered.
     */
    @Evicts(pattern = "user:{result.id}:profile")
    User register(NewUser user);

    /**
     * Stores changed data of a customer, and puts them into the cache (write-through): the next reader need not load.
     *
     * @throws java.util.NoSuchElementException if there is no such customer; the cached profile is then evicted
     */
    @Updates(key = "user:{user.id}:profile", ttl = "1h")
    User save(User user);

    /**
     * Places an order, which evicts one key: this customer's list of orders.
     *
     * @throws java.util.NoSuchElementException if there is no such customer or product; nothing is evicted
     */
    @Evicts(pattern = "user:{id}:orders")
    Order order(long id, NewOrder order);

    /** Removes a customer with their orders, and evicts all of the customer's keys. Does nothing if there is none. */
    @Evicts(pattern = "user:{id}:*")
    void remove(long id);
}
