package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;

interface Repository<T extends Repository.Entity<K>, K extends Serializable, X extends Exception> {
    @Cached(ttl = "1h")
    T find(K id) throws X;

    @Cached(ttl = "1h")
    Map<K, List<T>> all();

    @Evicts(pattern = "Generics.find:{entity.id}")
    void save(T entity) throws X;

    <E extends T> Collection<E> narrow(Collection<? super E> from, Class<E> type);

    interface Entity<K> {
        K id();
    }
}

public interface Generics extends Repository<Generics.User, Long, IOException> {
    @Cached(key = "page:{number}", ttl = "1h")
    Page<Page<User>> page(int number);

    record User(Long id, String name) implements Repository.Entity<Long> {}

    record Page<T>(List<T> content, int number) {}
}

interface Tagged<T extends Comparable<T>> {
    @Cached(key = "tag:{id}", ttl = "1h")
    String tag(long id);

    @Evicts(pattern = "tag:{holder.id}")
    T untag(Holder<T> holder);

    interface Holder<V> {
        long id();

        V value();
    }
}
