package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h", unless = "result == null") // warning: ConditionAboutNull
    String isNull(long id);

    @Cached(key = "b:{id}", ttl = "1h", unless = "null != result") // warning: ConditionAboutNull
    String isNotNull(long id);

    @Cached(key = "c:{id}", ttl = "1h", unless = "result == null || result.isEmpty()") // warning: ConditionAboutNull
    Optional<String> among(long id);

    @Cached(key = "d:{result}", ttl = "1h", when = "result == null")
    String ofAParameter(String result);

    @Cached(key = "e:{id}", ttl = "1h", unless = "result.name() == null")
    User ofAProperty(long id);
}

record User(String name) {}
