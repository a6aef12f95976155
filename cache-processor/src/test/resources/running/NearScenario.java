package running;

import dev.larder.annotation.*;
import dev.larder.runtime.Larder;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.EvictingMethod;
import java.lang.reflect.Field;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Calls methods with near caches, and evictions that await these; tells the constants by which they are bound. */
public class NearScenario implements BiConsumer<Larder, List<String>> {

    record User(long id, String name) {}

    record Basket(Owner owner, List<Line> lines, Map<String, List<Line>> byShop, Optional<Line> last, byte[] label, Date since) {}

    record Line(String product, Collection<String> notes, Line gift) {}

    static class Owner {
        static int reads;

        private String name;
        Set<Line> wishes;

        public String getName() {
            reads++;
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    static final class Thief extends Owner {}

    interface Users {
        @Cached(key = "user:{id}", ttl = "1h", near = "30s")
        User find(long id);

        @Cached(key = "user:{ids}", ttl = "1h", near = "30s")
        Map<Long, User> findAll(List<Long> ids);

        @Cached(key = "user:{id}:tags", ttl = "1h", near = "1m")
        CompletionStage<List<String>> tags(long id);

        @Cached(key = "user:{id}:labels", ttl = "1h", near = "1m", nearShared = true)
        Set<String> labels(long id);

        @Cached(key = "user:{id}:basket", ttl = "1h", near = "1m")
        Basket basket(long id);

        @Cached(key = "user:{id}:far", ttl = "1h")
        String far(long id);

        @Evicts(pattern = "user:{id}", awaitNear = true)
        void rename(long id, String name);

        @Evicts(pattern = "user:{ids}:*", awaitNear = true)
        CompletionStage<Void> retag(List<Long> ids, String tag);

        @Updates(key = "user:{user.id}", ttl = "1h")
        @Evicts(pattern = "user:{user.id}:*", awaitNear = true)
        User save(User user);

        @Evicts(pattern = "user:{id}:*")
        void touch(long id);
    }

    private String name = "ann";
    private String tag = "old";

    private final Users delegate = new Users() {
        @Override
        public User find(long id) {
            return new User(id, name);
        }

        @Override
        public Map<Long, User> findAll(List<Long> ids) {
            Map<Long, User> users = new LinkedHashMap<>();
            ids.forEach(id -> users.put(id, find(id)));
            return users;
        }

        @Override
        public CompletionStage<List<String>> tags(long id) {
            return CompletableFuture.completedFuture(new ArrayList<>(List.of(tag)));
        }

        @Override
        public Set<String> labels(long id) {
            return Set.of(tag);
        }

        @Override
        public Basket basket(long id) {
            Line line = new Line("pen", new ArrayList<>(List.of("blue")), new Line("ink", null, null));
            Owner owner = new Owner();
            owner.setName(name);
            owner.wishes = new HashSet<>(Set.of(line));
            return new Basket(
                    owner, List.of(line), Map.of("here", List.of(line)), Optional.of(line), new byte[] {1, 2}, new Date(0));
        }

        @Override
        public String far(long id) {
            return name;
        }

        @Override
        public void rename(long id, String other) {
            name = other;
        }

        @Override
        public CompletionStage<Void> retag(List<Long> ids, String other) {
            tag = other;
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public User save(User user) {
            name = user.name();
            tag = user.name();
            return user;
        }

        @Override
        public void touch(long id) {}
    };

    @Override
    public void accept(Larder larder, List<String> log) {
        for (String method : List.of("FIND", "FIND_ALL", "TAGS", "LABELS", "FAR")) {
            log.add(method + " " + ((CachedMethod<?>) constant(method)).near());
        }
        for (String method : List.of("RENAME", "RETAG", "SAVE_EVICTION", "TOUCH")) {
            log.add(method + " " + ((EvictingMethod) constant(method)).awaitsNear());
        }
        Users users = larder.cached(Users.class, delegate);
        log.add(users.find(1) + " " + users.find(1) + " " + users.findAll(List.of(1L, 2L)));
        users.rename(1, "bob");
        log.add("renamed: " + users.find(1) + " " + users.findAll(List.of(1L, 2L)));
        List<String> tags = now(users.tags(1));
        tags.add("changed by a caller");
        log.add("a copy: " + now(users.tags(1)) + " " + users.labels(1));
        now(users.retag(List.of(1L), "new"));
        log.add("retagged: " + now(users.tags(1)) + " " + users.labels(1));
        users.save(new User(1, "cid"));
        log.add("saved: " + users.find(1) + " " + now(users.tags(1)) + " " + users.labels(1));
        users.basket(1);
        log.add("copied: " + copies(log, () -> users.basket(1)));
        int reads = Owner.reads;
        users.basket(1);
        log.add("copied by its getter: " + (Owner.reads - reads));
        Basket original = users.basket(2);
        log.add("by generated code: " + copies(log, () -> copier().apply(original)));
        Basket stolen = new Basket(new Thief(), null, null, null, null, null);
        try {
            copier().apply(stolen);
        } catch (IllegalArgumentException e) {
            log.add(e.getMessage());
        }
        log.add("nulls: " + text(copier().apply(new Basket(null, null, null, null, null, null))));
    }

    @SuppressWarnings("unchecked")
    private static UnaryOperator<Basket> copier() {
        return ((CachedMethod<Basket>) constant("BASKET")).nearCopier();
    }

    /** Changes all of a copy, and returns the text of the next one. */
    private static String copies(List<String> log, Supplier<Basket> baskets) {
        Basket basket = baskets.get();
        Basket other = baskets.get();
        log.add((basket != other) + " " + text(basket).equals(text(other)));
        basket.owner().setName("changed");
        basket.owner().wishes.clear();
        basket.lines().get(0).notes().add("changed");
        basket.lines().clear();
        basket.byShop().get("here").clear();
        basket.last().get().notes().clear();
        basket.label()[0] = 9;
        basket.since().setTime(9);
        log.add(String.valueOf(text(other).equals(text(baskets.get()))));
        return text(other);
    }

    private static String text(Basket basket) {
        String owner = basket.owner() == null ? "nobody" : basket.owner().getName() + " " + basket.owner().wishes;
        return List.of(
                        owner,
                        String.valueOf(basket.lines()),
                        String.valueOf(basket.byShop()),
                        String.valueOf(basket.last()),
                        Arrays.toString(basket.label()),
                        basket.since() == null ? "never" : basket.since().toInstant().toString())
                .toString()
                .replace("Line[product=pen, notes=[blue], gift=Line[product=ink, notes=null, gift=null]]", "PEN");
    }

    private static Object constant(String name) {
        try {
            Field field = NearScenario_CachedUsers.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
