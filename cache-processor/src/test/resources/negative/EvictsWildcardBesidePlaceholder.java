package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Evicts(pattern = "user:{id}*") // error: EvictsWildcardBesidePlaceholder
    void a(long id);
}
