package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h", when = "id != null") // error: ConditionTypesMismatch
    String a(long id);

    @Cached(key = "b:{id}", ttl = "1h", when = "!id") // error: ConditionTypesMismatch
    String b(long id);

    @Cached(key = "c:{name}", ttl = "1h", when = "name > 0") // error: ConditionTypesMismatch
    String c(String name);

    @Cached(key = "d:{name}", ttl = "1h", when = "name == 1") // error: ConditionTypesMismatch
    String d(String name);

    @Cached(key = "e:{name}:{kind}", ttl = "1h", when = "kind == name") // error: ConditionTypesMismatch
    String e(String name, Kind kind);

    @Cached(key = "f:{id}", ttl = "1h", when = "id > 0 && id") // error: ConditionTypesMismatch
    String f(Long id);

    @Cached(key = "g:{id}", ttl = "1h", unless = "result.size() < \"3\"") // error: ConditionTypesMismatch
    List<String> g(Long id);

    @Cached(key = "h:{id}", ttl = "1h", when = "id.length() ? true : false") // error: ConditionTypesMismatch
    String h(String id);

    @Cached(key = "i:{id}", ttl = "1h", when = "-id == null") // error: ConditionTypesMismatch
    String i(String id);

    @Cached(key = "j:{id}:{flag}", ttl = "1h", when = "flag == id") // error: ConditionTypesMismatch
    String j(int id, Boolean flag);

    @Cached(key = "k:{ids|sha256}", ttl = "1h", when = "ids[0] == null") // error: ConditionTypesMismatch
    String k(long[] ids);

    @Cached(
            key = "l:{id}:{n}:{flag}:{kind}:{c}",
            ttl = "1h",
            when = "id != null && id > 0 && id == n && !flag && kind != null && c == 'x' && (n & 1L) == 1 && 'a' + n > 3.5"
                    + " && (\"\" + n).length() > 1 && kind == Kind.ONE && flag == true && id.equals(1)")
    String good(Integer id, long n, Boolean flag, Kind kind, char c);

    @Cached(key = "m:{text}", ttl = "1h", when = "any == text || number == 2 || any == 3")
    @SuppressWarnings("larder.KeyIgnoresParameter")
    String open(String text, Comparable<?> any, Object number);
}

enum Kind {
    ONE
}
