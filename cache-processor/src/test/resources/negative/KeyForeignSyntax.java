package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "'user:' + #id", ttl = "1h") // error: KeyForeignSyntax
    String a(long id);

    @Cached(key = "user:${id}", ttl = "1h") // error: KeyForeignSyntax
    String b(long id);

    @Cached(key = "{#root.methodName}:{id}", ttl = "1h") // error: KeyForeignSyntax
    String c(long id);

    @Cached(key = "#id", ttl = "1h") // error: KeyForeignSyntax
    String d(long id);

    @Cached(key = "T(java.util.Objects).hash(#id)", ttl = "1h") // error: KeyForeignSyntax
    String e(long id);

    @Cached(key = "user:#{#user.id}", ttl = "1h") // error: KeyForeignSyntax
    String f(User user);

    @Updates(key = "user:{{id}}", ttl = "1h") // error: KeyForeignSyntax
    String g(long id);

    @Evicts(pattern = "'user:'.concat(#id)") // error: KeyForeignSyntax
    void h(String id);

    @Evicts(pattern = "user:%{id}") // error: KeyForeignSyntax
    void i(long id);

    @Cached(key = "it's:{id}", ttl = "1h")
    String j(long id);
}

record User(long id) {}
