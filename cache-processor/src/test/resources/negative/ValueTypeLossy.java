package negative;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.annotation.*;
import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h")
    java.nio.charset.Charset charset(long id); // error: ValueTypeLossy

    @Cached(key = "b:{id}", ttl = "1h")
    List<java.nio.ByteBuffer> buffers(long id); // error: ValueTypeLossy

    @Cached(key = "c:{id}", ttl = "1h")
    Event calendar(long id); // error: ValueTypeLossy

    @Cached(key = "d:{id}", ttl = "1h")
    GregorianCalendar gregorian(long id); // error: ValueTypeLossy

    @Cached(key = "e:{id}", ttl = "1h")
    SimpleTimeZone zone(long id); // error: ValueTypeLossy

    @Cached(key = "f:{id}", ttl = "1h")
    java.net.InetSocketAddress socket(long id); // error: ValueTypeLossy

    @Cached(key = "g:{id}", ttl = "1h")
    Map<Calendar, String> keys(long id); // error: ValueTypeLossy

    @Cached(key = "h:{id}", ttl = "1h")
    java.net.Inet4Address address(long id); // error: ValueTypeLossy

    @Cached(key = "i:{id}", ttl = "1h")
    java.util.concurrent.atomic.LongAdder adder(long id); // error: ValueTypeLossy

    @Cached(key = "j:{id}", ttl = "1h")
    java.text.SimpleDateFormat format(long id); // error: ValueTypeLossy

    @Cached(key = "k:{id}", ttl = "1h")
    NamesByNumber mapWithMore(long id); // error: ValueTypeLossy

    @Cached(key = "l:{id}", ttl = "1h")
    BitSet bits(long id); // error: ValueTypeLossy

    @Cached(key = "m:{id}", ttl = "1h")
    IllegalStateException failure(long id); // error: ValueTypeLossy

    @Cached(key = "n:{id}", ttl = "1h")
    AbstractMap.SimpleEntry<String, Long> entry(long id); // error: ValueTypeLossy

    @Cached(key = "o:{id}", ttl = "1h")
    Names listWithMore(long id); // error: ValueTypeLossy

    @Cached(key = "p:{id}", ttl = "1h")
    Number number(long id); // error: ValueTypeLossy

    @Cached(key = "r:{id}", ttl = "1h")
    Good good(long id);
}

class Event {
    private Calendar when;
}

class Names extends ArrayList<String> {
    int total;
}

class NamesByNumber extends HashMap<Integer, String> {
    int total;
}

class Results implements Iterable<String> {
    private List<String> names;

    @Override
    public Iterator<String> iterator() {
        return names.iterator();
    }
}

class Sorted extends ArrayList<String> {}

record Good(
        Date date,
        TimeZone zone,
        Currency currency,
        java.time.Instant instant,
        java.time.DayOfWeek day,
        OptionalInt count,
        EnumSet<java.time.Month> months,
        ArrayDeque<String> queue,
        PriorityQueue<Long> priorities,
        java.util.concurrent.ConcurrentHashMap<String, java.net.URI> uris,
        java.util.concurrent.atomic.AtomicLong counter,
        Sorted sorted,
        byte[] bytes,
        StringBuilder text,
        java.sql.Timestamp timestamp,
        List<java.sql.Date> days,
        java.sql.Time time,
        java.util.regex.Pattern pattern,
        java.io.File file,
        Map<java.nio.file.Path, java.net.InetAddress> paths,
        Results iterable) {}
