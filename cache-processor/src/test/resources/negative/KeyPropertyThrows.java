package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Evicts(pattern = "user:{user.id}") // error: KeyPropertyThrows
    void a(User user);
}

interface User {
    long id() throws java.io.IOException;
}
