package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Evicts(pattern = "user:{id}*") // error: EvictsWildcardBesideHole
    void a(long id);
}
