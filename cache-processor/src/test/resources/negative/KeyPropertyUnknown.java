package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Evicts(pattern = "user:{user.nmae}") // error: KeyPropertyUnknown
    void a(User user);
}

record User(long id, String name) {}
