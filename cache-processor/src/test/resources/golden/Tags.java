package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.On;
import dev.larder.annotation.Updates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

public interface Tags {
    @Cached(key = "order:{tenant}:{id}", ttl = "1h", tags = {"tenant:{tenant}", "customer:{result.customer.id}"})
    Optional<Order> find(String tenant, long id);

    @Cached(key = "order:{tenant}:{ids}", ttl = "1h", tags = {"tenant:{tenant}", "customer:{result.customer.id}"})
    Map<Long, Order> findAll(String tenant, Collection<Long> ids);

    @Cached(
            key = "order:{tenant}:{ids}",
            ttl = "1h",
            by = "id",
            tags = {"tenant:{tenant}", "customer:{result.customer.id}"})
    CompletionStage<List<Order>> listLater(String tenant, List<Long> ids);

    @Updates(key = "order:{tenant}:{order.id}", ttl = "1h", tags = {"tenant:{tenant}", "customer:{order.customer.id}"})
    @Evicts(tags = "list")
    Order save(String tenant, Order order);

    @Updates(key = "item:{items.id}", ttl = "1h", by = "id", tags = {"item-tag:{items.id}", "owner:{result.owner}"})
    List<Item> saveItems(List<Item> items);

    @Cached(key = "orders:{customers|sha256}", ttl = "1h", tags = {"list", "customer:{customers}", "order:{result.id}"})
    List<Order> ofCustomers(List<Long> customers);

    @Cached(key = "item-named:{item.name}", ttl = "1h", tags = {"item-name:{item.name|sha256}", "owner:{result}:{item.id}"})
    String owner(Item item);

    @Evicts(tags = {"customer:{id}", "tenant:{tenant}"}, pattern = "orders:*")
    void rename(String tenant, long id);

    @Evicts(tags = "order:{ids}", on = On.BEFORE)
    @Evicts(tags = "customer:{result.customer.id}")
    CompletionStage<Order> move(List<Long> ids);

    record Order(long id, Customer customer) {}

    record Customer(long id) {}

    class Item {
        private long id;
        private String name;
        private String owner;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public String getOwner() {
            return owner;
        }

        public void setOwner(String owner) {
            this.owner = owner;
        }
    }
}
