package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Evicts(pattern = "") // error: EvictsPatternMissing
    void a();

    @Evicts(pattern = {}) // error: EvictsPatternMissing
    void b();
}
