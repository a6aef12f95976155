package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    <X extends Exception> String find(long id) throws java.io.IOException, X; // error: ThrowsTypeVariable
}
