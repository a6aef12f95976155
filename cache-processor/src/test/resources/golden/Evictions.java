package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.On;
import java.util.Optional;

interface Evictions {
    @Cached(key = "item:{id}:price", ttl = "1h")
    long price(String id);

    @Evicts(pattern = {"item:{id}:price", "item:{id}:*"})
    void change(String id);

    @Evicts(pattern = "item:{id}:price", on = On.BEFORE)
    boolean before(String id);

    @Evicts(pattern = "item:{id}:price", on = On.ALWAYS)
    boolean always(String id);

    @Evicts(pattern = "item:{result}:price")
    String add(String name);

    @Evicts(pattern = "item:{result.id}:*", when = "item != null")
    Optional<Item> replace(Item item);

    @Evicts(pattern = "item:{item.id}:price", on = On.BEFORE)
    @Evicts(pattern = "item:{item.id}:*")
    @Evicts(pattern = "item:?b[a-z]*:price", when = "item.id() != null")
    @Evicts(pattern = "item:{result}:price", when = "item.id() != null")
    @Evicts(pattern = "item:*", on = On.ALWAYS)
    String everything(Item item) throws java.io.IOException;

    @Evicts(pattern = "item:{result}:price")
    String taken(String result2, Item item);

    @Evicts(pattern = "item:{item.id}:price", when = "item.isSold()")
    @Evicts(pattern = "item:{item.id}:*", when = "item.isNew()", on = On.ALWAYS)
    void sell(Item item);

    record Item(String id) {
        boolean isSold() {
            return true;
        }

        boolean isNew() {
            return false;
        }
    }
}
