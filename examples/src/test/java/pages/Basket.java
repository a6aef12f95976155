package pages;

import java.util.List;
import java.util.Set;

public record Basket(long customer, List<Item> items) {

    public record Item(String product, Set<String> notes) {}
}
