package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.util.List;
import java.util.Map;

public interface Warnings {
    @Cached(key = "warning:{id}", ttl = "1h")
    String find(long id);

    @Deprecated
    String old(long id);

    @SuppressWarnings("rawtypes")
    List raw(Map map);

    @SuppressWarnings("unchecked")
    <T> List<T> listOf(T... elements);

    @Evicts(pattern = "warning:{gone.id}")
    void evict(Gone gone);

    interface Gone {
        @Deprecated(forRemoval = true)
        long id();
    }
}
