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
            "java.io.File",
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
            "java.lang.StringBuffer",
            "java.lang.StringBuilder",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.net.InetAddress",
            "java.net.URI",
            "java.net.URL",
            "java.nio.file.Path",
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
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
            "java.util.concurrent.atomic.AtomicReference",
            "java.util.regex.Pattern");

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

    /**
     * Types whose values never change, beside those of {@link #TIMES}. Subclasses of {@code BigDecimal} and {@code BigInteger}
     * could, against the contracts of these classes.
     */
    private static final Set<String> IMMUTABLE = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.String",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.net.URI",
            "java.util.Currency",
            "java.util.Locale",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.UUID",
            "java.util.regex.Pattern");

    /** Types whose values every caller can change. Collections and maps are no matter of their names. */
    private static final Set<String> MUTABLE = Set.of(
            "java.lang.StringBuffer",
            "java.lang.StringBuilder",
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.util.TimeZone",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicReference");

    private static final Map<String, Loss> LOSSES = Map.ofEntries(
            Map.entry("java.util.Calendar", new Loss("its zone and its settings", "java.time.ZonedDateTime")),
            Map.entry("java.util.SimpleTimeZone", new Loss("its rules", "java.time.ZoneId")),
            Map.entry("java.net.InetAddress", new Loss("that it is of this class", "java.net.InetAddress")),
            Map.entry("java.net.InetSocketAddress", new Loss("its host name", "a String and an int")),
            Map.entry("java.util.concurrent.atomic.LongAdder", new Loss("everything", "long")),
            Map.entry("java.util.concurrent.atomic.DoubleAdder", new Loss("everything", "double")),
            Map.entry("java.text.Format", new Loss("its settings", "the pattern's text")));

    private static final Loss UNKNOWN = new Loss("more than is known", "a type of data such as a record");

    private final TypeSystem system;

    JdkTypes(TypeSystem system) {
        this.system = system;
    }

    static boolean isOfTheJdk(TypeElement element) {
        String name = element.getQualifiedName().toString();
        return name.startsWith("java.") || name.startsWith("jdk.");
    }

    /** Returns whether values of a type never change. */
    static boolean isImmutable(TypeElement element) {
        String name = element.getQualifiedName().toString();
        return IMMUTABLE.contains(name) || TIMES.contains(name);
    }

    /** Returns whether every caller can change a value of a type. */
    static boolean isMutable(TypeElement element) {
        return MUTABLE.contains(element.getQualifiedName().toString());
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
}
