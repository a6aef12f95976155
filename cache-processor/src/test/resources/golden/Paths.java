package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.util.Optional;

public interface Paths {
    @Cached(key = "path-a:{order.customer.address.city}:{order.open}:{order.number}", ttl = "1h")
    String getters(Order order);

    @Cached(key = "path-b:{order.customer.address}", ttl = "1h", when = "order.isOpen()")
    String other(Order2 order);

    @Evicts(pattern = {"path-a:{order.customer.address.city}:*", "path-a:{order.customer.nick}:*"})
    void evict(Optional<Order> order);

    @Evicts(pattern = "path-a:{order.customer.address|sha256}:*")
    <T extends Order & Runnable> void bounded(T order);

    abstract class Order {
        public int number;

        public abstract Customer getCustomer();

        public abstract boolean isOpen();
    }

    interface Order2 {
        Customer2 customer();

        boolean isOpen();
    }

    record Customer2(Optional<String> address) {}

    record Customer(Address address, Optional<String> nick) {}

    record Address(String city) {}
}
