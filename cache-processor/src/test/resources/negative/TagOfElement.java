package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Updates(key = "user:{users.id}", ttl = "1h", by = "id", tags = "team:{users.team}") // error: TagOfElement
    List<User> saveAll(List<User> users);

    @Updates(key = "other:{users.id}", ttl = "1h", by = "id", tags = {"team:{result.team}", "member:{users.id}"})
    List<User> saveOthers(List<User> users);
}

record User(long id, long team) {}
