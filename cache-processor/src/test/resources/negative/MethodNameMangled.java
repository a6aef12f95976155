package negative;

import dev.larder.annotation.*;
import java.util.*;
import kotlin.Metadata;

/** As kapt shows it: {@code find(id: UserId): String} is missing, and Kotlin's annotation names it. */
@Metadata(
        mv = {2, 1, 0},
        k = 1,
        d1 = {"\000\000"},
        d2 = {"Lnegative/Users;", "", "find", "id", "Lnegative/UserId;", "find-4JvX0Ss", "(J)Ljava/lang/String;", "byName", "name"})
interface Users { // error: MethodNameMangled
    @Cached(key = "user:named:{name}", ttl = "1h")
    String byName(String name);
}

interface MoreUsers extends Users {} // error: MethodNameMangled

/** Not one that is cached. */
@Metadata(d2 = {"find-4JvX0Ss"})
interface Others {
    String byName(String name);
}

/** All its methods are there. */
@Metadata(d2 = {"Lnegative/Fine;", "byName", "by-name", "(Ljava/lang/String;)Ljava/lang/String;", "name", "Lsome-ABCDEFG;"})
interface Fine {
    @Cached(key = "fine:{name}", ttl = "1h")
    String byName(String name);
}
