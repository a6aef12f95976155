package dev.larder.processor.resolution.value;

import dev.larder.processor.resolution.type.TypeSystem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Knows which types of the JDK are read back from JSON unchanged. */
final class JdkTypes {

    /** The part of a value that its JSON loses, and the type to use instead. */
    record Loss(String what, String remedy) {}

    private static final Set<String> COMPLETE = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.CharSequence",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.String",
            "java.lang.StringBuilder",
            "java.lang.Void",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.net.URI",
            "java.net.URL",
            "java.nio.ByteBuffer",
            "java.nio.charset.Charset",
            "java.util.Currency",
            "java.util.Date",
            "java.util.Locale",
            "java.util.Map.Entry",
            "java.util.Optional",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.TimeZone",
            "java.util.UUID",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicReference");

    private static final Set<String> TIMES = Set.of(
            "java.time.Duration",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.MonthDay",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.Period",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.ZoneId",
            "java.time.ZoneOffset",
            "java.time.ZonedDateTime");

    private static final Map<String, Loss> LOSSES = Map.ofEntries(
            Map.entry("java.sql.Date", new Loss("its day west of Greenwich", "java.time.LocalDate")),
            Map.entry("java.sql.Time", new Loss("its fraction of a second", "java.time.LocalTime")),
            Map.entry("java.sql.Timestamp", new Loss("its nanoseconds", "java.time.Instant or LocalDateTime")),
            Map.entry("java.util.Calendar", new Loss("its zone and its settings", "java.time.ZonedDateTime")),
            Map.entry("java.util.SimpleTimeZone", new Loss("its rules", "java.time.ZoneId")),
            Map.entry("java.util.regex.Pattern", new Loss("its flags", "the pattern's text")),
            Map.entry("java.io.File", new Loss("that it is relative", "a String")),
            Map.entry("java.nio.file.Path", new Loss("that it is relative", "a String")),
            Map.entry("java.net.InetAddress", new Loss("its host name", "a String")),
            Map.entry("java.net.InetSocketAddress", new Loss("its host name", "a String and an int")),
            Map.entry("java.util.concurrent.atomic.LongAdder", new Loss("everything", "long")),
            Map.entry("java.util.concurrent.atomic.DoubleAdder", new Loss("everything", "double")),
            Map.entry("java.text.Format", new Loss("its settings", "the pattern's text")));

    /** Types that are complete as values, but not as keys of a map. */
    private static final Set<String> HELD = Set.of(
            "java.lang.CharSequence",
            "java.lang.StringBuilder",
            "java.lang.Void",
            "java.nio.ByteBuffer",
            "java.nio.charset.Charset",
            "java.util.Map.Entry",
            "java.util.TimeZone");

    private static final Loss UNKNOWN = new Loss("more than is known", "a type of data such as a record");

    private final TypeSystem system;

    JdkTypes(TypeSystem system) {
        this.system = system;
    }

    static boolean isOfTheJdk(TypeElement element) {
        String name = element.getQualifiedName().toString();
        return name.startsWith("java.") || name.startsWith("jdk.");
    }

    /** Returns what a type of the JDK loses as JSON; empty if it loses nothing. The nearest known supertype decides. */
    Optional<Loss> lossOf(TypeMirror type) {
        String name = system.nameOf(type);
        if (COMPLETE.contains(name) || TIMES.contains(name)) {
            return Optional.empty();
        }
        Set<String> names = system.supertypeNames(type);
        Optional<Loss> known =
                names.stream().filter(LOSSES::containsKey).map(LOSSES::get).findFirst();
        boolean holdsOthers = names.contains("java.util.Collection") || names.contains("java.util.Map");
        return known.or(() -> holdsOthers ? Optional.empty() : Optional.of(UNKNOWN));
    }

    /** Returns whether a map's key of this type is read back from its text unchanged. */
    boolean isReadableKey(TypeMirror type) {
        String name = system.nameOf(type);
        return (COMPLETE.contains(name)
                        && !name.contains("Optional")
                        && !name.contains("atomic")
                        && !HELD.contains(name))
                || TIMES.contains(name);
    }
}
