package negative;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.annotation.*;
import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{in|sha256}", ttl = "1h") // error: KeyDigestIncomplete
    String stream(java.io.InputStream in);

    @Cached(key = "b:{at|sha256}", ttl = "1h") // error: KeyDigestIncomplete
    String zone(SimpleTimeZone at);

    @Cached(key = "c:{patterns|sha256}", ttl = "1h") // error: KeyDigestIncomplete
    String formats(List<java.text.SimpleDateFormat> patterns);

    @Cached(key = "d:{page|sha256}", ttl = "1h") // error: KeyDigestIncomplete
    String page(Pageable page);

    @Cached(key = "e:{any|sha256}", ttl = "1h") // error: KeyDigestIncomplete
    String any(Object any);

    @Cached(key = "f:{all|sha256}", ttl = "1h") // error: KeyDigestIncomplete
    String wildcard(Collection<?> all);

    @Cached(key = "g:{any|sha256}", ttl = "1h") // error: KeyDigestIncomplete
    <T> String variable(T any);

    @Cached(key = "h:{raw|sha256}", ttl = "1h") // error: KeyDigestIncomplete
    @SuppressWarnings("rawtypes")
    String raw(List raw);

    @Cached(key = "i:{query|sha256}", ttl = "1h") // error: KeyDigestIncomplete
    String deep(Query query);

    @Cached(key = "k:{byUser|sha256}", ttl = "1h") // error: KeyDigestIncomplete
    String keys(Map<Plain[], String> byUser);

    @Cached(key = "j:{sort|sha256}:{byUser|sha256}:{form|sha256}:{at|sha256}", ttl = "1h")
    String state(Sort sort, Map<Plain, String> byUser, Form form, java.sql.Timestamp at);

    @Evicts(pattern = "m:{page|sha256}") // error: KeyDigestIncomplete
    void evict(Pageable page);

    @Cached(key = "n:{login|sha256}", ttl = "1h")
    String hidden(Login login);

    @Cached(key = "o:{ids|sha256}:{text|sha256}:{at|sha256}:{few|sha256}", ttl = "1h")
    String good(long[] ids, String text, Optional<java.time.Instant> at, Set<? extends Plain> few);

    @Cached(key = "p:{tree|sha256}", ttl = "1h")
    String polymorphic(Shape tree);
}

interface Pageable {
    int getPageNumber();
}

record Query(String text, List<Pageable> pages) {}

class Sort implements Iterable<String> {
    List<String> orders;

    @Override
    public Iterator<String> iterator() {
        return orders.iterator();
    }
}

class Plain {
    final String name;

    Plain(String text) {
        this.name = text;
    }
}

record Form(@JsonSerialize(using = com.fasterxml.jackson.databind.ser.std.ToStringSerializer.class) Plain plain) {}

record Login(String name, @JsonIgnore String tenant) {}

@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes(@JsonSubTypes.Type(Circle.class))
sealed interface Shape {}

record Circle(double radius) implements Shape {}
