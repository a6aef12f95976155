package negative;

import dev.larder.annotation.*;
import java.util.*;

import javax.cache.annotation.CacheResult;
import org.springframework.cache.annotation.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    @Cacheable("users")
    String find(long id); // warning: BesideOtherCache

    @Evicts(pattern = "user:{id}")
    @CacheEvict("users")
    void remove(long id); // warning: BesideOtherCache

    @Cached(key = "name:{id}", ttl = "1h")
    @CacheResult
    String name(long id); // warning: BesideOtherCache

    @Cacheable("others")
    String other(long id);
}
