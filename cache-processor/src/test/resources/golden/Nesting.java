package golden;

import dev.larder.annotation.Cached;

public class Nesting {
    interface Inner {
        @Cached(ttl = "1h")
        String find(long id);

        interface Innermost {
            @Cached(ttl = "1h")
            Duration find(long id);

            record Duration(long millis) {}
        }
    }

    public interface Open {
        @Cached(ttl = "1h")
        String open(long id);
    }
}
