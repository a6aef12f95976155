package negative;

import dev.larder.annotation.*;

interface Repository<T> { // warning: ServiceUnbound
    @Cached(ttl = "1h")
    T find(long id);
}

interface Base<K, T> {
    @Cached(ttl = "1h")
    T load(K id);
}

interface Middle<T> extends Base<Long, T> {} // warning: ServiceUnbound

interface Store<T> {
    @Cached(ttl = "1h")
    T get(long id);
}

interface Names extends Store<String> {}

@SuppressWarnings("larder.ServiceUnbound")
interface Published<T> {
    @Cached(ttl = "1h")
    T read(long id);
}
