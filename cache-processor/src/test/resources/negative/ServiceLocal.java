package negative;

import dev.larder.annotation.*;

class Users {
    void test() { // warning: ServiceLocal (javac)
        interface Local {
            @Cached(key = "user:{id}", ttl = "1h")
            String find(long id);
        }
        interface Plain {
            String find(long id);
        }
    }

    static class Inner {
        void test(Runnable task) { // warning: ServiceLocal (javac)
            test(() -> {
                interface InLambda {
                    @dev.larder.annotation.Evicts(pattern = "user:{id}")
                    void save(long id);
                }
            });
        }
    }

    interface Nested {
        @Cached(key = "user:{id}", ttl = "1h")
        String find(long id);
    }
}
