package negative;

import dev.larder.annotation.*;

interface Users { // error: HandlesNameTaken
    @Cached(key = "user:{id}", ttl = "1h")
    String find(long id);
}

class UsersCache {}

interface Orders {
    @Evicts(pattern = "user:{id}")
    void save(long id);
}

class OrdersCache {}
