package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h", near = "30s", nearShared = true) // warning: NearSharedMutable
    List<String> list(long id);

    @Cached(key = "b:{id}", ttl = "1h", near = "30s", nearShared = true) // warning: NearSharedMutable
    Optional<Map<String, Long>> map(long id);

    @Cached(key = "c:{id}", ttl = "1h", near = "30s", nearShared = true) // warning: NearSharedMutable
    byte[] array(long id);

    @Cached(key = "d:{id}", ttl = "1h", near = "30s", nearShared = true) // warning: NearSharedMutable
    Image component(long id);

    @Cached(key = "e:{id}", ttl = "1h", near = "30s", nearShared = true) // warning: NearSharedMutable
    Bean setter(long id);

    @Cached(key = "f:{id}", ttl = "1h", near = "30s", nearShared = true) // warning: NearSharedMutable
    Derived inheritedSetter(long id);

    @Cached(key = "g:{id}", ttl = "1h", near = "30s", nearShared = true) // warning: NearSharedMutable
    Fields field(long id);

    @Cached(key = "h:{id}", ttl = "1h", near = "30s", nearShared = true) // warning: NearSharedMutable
    Event date(long id);

    @Cached(key = "i:{ids}", ttl = "1h", near = "30s", nearShared = true) // warning: NearSharedMutable
    Map<Long, Bean> batch(List<Long> ids);

    // Nothing shows that a caller could change these.

    @Cached(key = "m:{id}", ttl = "1h", near = "30s", nearShared = true)
    Copied copied(long id);

    @Cached(key = "n:{id}", ttl = "1h", near = "30s", nearShared = true)
    Closed closed(long id);

    @Cached(key = "o:{id}", ttl = "1h", near = "30s")
    Bean notShared(long id);

    @SuppressWarnings("larder.NearSharedMutable")
    @Cached(key = "p:{id}", ttl = "1h", near = "30s", nearShared = true)
    List<String> promised(long id);
}

record Image(String name, byte[] data) {}

record Event(String name, Date date) {}

record Copied(List<String> tags) {
    Copied {
        tags = List.copyOf(tags);
    }
}

class Bean {
    private String name;

    public void setName(String name) {
        this.name = name;
    }
}

class Derived extends Bean {}

class Fields {
    public String name;
}

class Closed {
    private final String name;
    public static String last;

    Closed(String name) {
        this.name = name;
    }

    public String settle(String other) {
        return name + other;
    }
}
