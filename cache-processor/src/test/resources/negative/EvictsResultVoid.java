package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Evicts(pattern = "user:{result.id}") // error: EvictsResultVoid
    void a();
}
