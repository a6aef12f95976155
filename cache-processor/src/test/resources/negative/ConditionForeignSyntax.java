package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h", when = "#id > 0") // error: ConditionForeignSyntax
    String a(long id);

    @Cached(key = "b:{id}", ttl = "1h", when = "id gt 0 and id lt 9") // error: ConditionForeignSyntax
    String b(long id);

    @Cached(key = "c:{id}", ttl = "1h", unless = "#result eq null") // error: ConditionForeignSyntax
    String c(long id);

    @Cached(key = "d:{name}", ttl = "1h", when = "#p0 != 'ann'") // error: ConditionForeignSyntax
    String d(String name);

    @Cached(key = "e:{name}", ttl = "1h", when = "name?.length() > 2") // error: ConditionForeignSyntax
    String e(String name);

    @Cached(key = "f:{id}", ttl = "1h", when = "id > T(java.lang.Math).abs(3)") // error: ConditionForeignSyntax
    String f(long id);

    @Evicts(pattern = "a:{id}", when = "#{id > 0}") // error: ConditionForeignSyntax
    void g(long id);

    @Cached(key = "h:{and}", ttl = "1h", when = "and.equals(\" and #not \")")
    String h(String and);
}
