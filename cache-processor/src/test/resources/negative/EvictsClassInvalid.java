package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Evicts(pattern = "user:[ab:*") // error: EvictsClassInvalid
    void a(long id);
}
