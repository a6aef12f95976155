package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "user name:{id}", ttl = "1h") // error: KeyCharacterReserved
    String a(long id);

    @Cached(key = "user#ix:{id}", ttl = "1h") // error: KeyCharacterReserved
    String b(long id);
}
