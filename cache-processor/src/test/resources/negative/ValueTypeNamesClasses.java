package negative;

import dev.larder.annotation.*;
import java.util.*;
import com.fasterxml.jackson.annotation.*;

interface Users {
    @Cached(key = "animal:{id}", ttl = "1h")
    Animal animal(long id); // error: ValueTypeNamesClasses
}

@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
interface Animal {}
