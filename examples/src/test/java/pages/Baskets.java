package pages;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;

interface Baskets {

    @Cached(key = "basket:{customer}", ttl = "1h", near = "30s")
    Basket find(long customer);

    @Evicts(pattern = "basket:{customer}")
    void clear(long customer);
}
