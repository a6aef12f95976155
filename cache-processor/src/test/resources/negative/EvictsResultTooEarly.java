package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Evicts(pattern = "user:{result}", on = On.ALWAYS) // error: EvictsResultTooEarly
    String a();
}
