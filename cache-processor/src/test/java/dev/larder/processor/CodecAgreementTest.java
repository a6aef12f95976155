package dev.larder.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.processor.testing.Compiled;
import dev.larder.processor.testing.CompilerUnderTest;
import dev.larder.processor.testing.Message;
import dev.larder.processor.testing.Resources;
import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.spi.UnsupportedValueException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The processor refuses the types that the codec refuses at start, and no others. */
class CodecAgreementTest {

    private static final List<String> TYPES_OF_THE_JDK = List.of(
            "Boolean",
            "Character",
            "Double",
            "Number",
            "String",
            "StringBuilder",
            "StringBuffer",
            "CharSequence",
            "Runnable",
            "Iterable<String>",
            "Comparable<String>",
            "IllegalStateException",
            "java.io.File",
            "java.io.Serializable",
            "java.math.BigDecimal",
            "java.net.Inet4Address",
            "java.net.InetAddress",
            "java.net.InetSocketAddress",
            "java.net.URI",
            "java.net.URL",
            "java.nio.ByteBuffer",
            "java.nio.charset.Charset",
            "java.nio.file.Path",
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
            "java.text.SimpleDateFormat",
            "java.time.DayOfWeek",
            "java.time.Instant",
            "java.time.ZoneId",
            "java.time.ZoneOffset",
            "java.time.ZonedDateTime",
            "BitSet",
            "Calendar",
            "Currency",
            "Date",
            "GregorianCalendar",
            "List<String>",
            "Locale",
            "Map<String, Long>",
            "Map<List<Long>, Long>",
            "Map<byte[], Long>",
            "Map.Entry<String, Long>",
            "AbstractMap.SimpleEntry<String, Long>",
            "Optional<String>",
            "OptionalInt",
            "Properties",
            "SimpleTimeZone",
            "TimeZone",
            "UUID",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicReference<String>",
            "java.util.concurrent.atomic.LongAdder",
            "java.util.regex.Pattern");

    @TempDir
    Path directory;

    @Test
    void ofTypesOfTheJdk() throws ReflectiveOperationException {
        StringBuilder source = new StringBuilder("package agreement; import java.util.*; interface Users {\n");
        for (int i = 0; i < TYPES_OF_THE_JDK.size(); i++) {
            source.append(
                    "@dev.larder.annotation.Cached(key = \"k%1$d:{id}\", ttl = \"1h\") List<%2$s> m%1$d(long id);\n"
                            .formatted(i, TYPES_OF_THE_JDK.get(i)));
        }

        assertTheyAgree("agreement.Users", source.append("}\n").toString(), 3);
    }

    /** The files with errors hold the classes of which something was refused once, and those that are fine. */
    @ParameterizedTest
    @ValueSource(strings = {"ValueTypeNotCreatable", "ValueTypeMapKeys", "ValueTypeLossy", "ValueTypeObject"})
    void ofClasses(String file) throws ReflectiveOperationException {
        assertTheyAgree(
                "negative.Users", Resources.read(Resources.directory("negative").resolve(file + ".java")), 0);
    }

    @Test
    void ofCreatorsAndTheirNames() throws ReflectiveOperationException {
        assertTheyAgree(
                "agreement.Creators",
                Resources.read(Resources.directory("agreement").resolve("Creators.java")),
                10);
    }

    private void assertTheyAgree(String service, String source, int minimumRefused)
            throws ReflectiveOperationException {
        String path = service.replace('.', '/') + ".java";
        Compiled refused = CompilerUnderTest.javac(directory)
                .with("-proc:only")
                .onSourcePath(Resources.directory("foreign"))
                .compile(Map.of(path, source));
        Map<Long, String> byLine = refused.ours().stream()
                .filter(message -> message.kind() == javax.tools.Diagnostic.Kind.ERROR)
                .collect(Collectors.toMap(Message::line, Message::text, (one, other) -> one));
        Compiled compiled = CompilerUnderTest.javac(directory)
                .with("-proc:none", "-parameters")
                .onSourcePath(Resources.directory("foreign"))
                .compile(Map.of(path, source));
        assertThat(compiled.success()).as(compiled.messages().toString()).isTrue();
        List<String> lines = source.lines().toList();
        List<String> disagreements = new ArrayList<>();
        for (Method method : compiled.load().loadClass(service).getDeclaredMethods()) {
            String atStart = faultOf(method);
            String whileCompiling = byLine.entrySet().stream()
                    .filter(error -> lines.get(error.getKey().intValue() - 1).contains(" " + method.getName() + "("))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            if (atStart.isEmpty() != whileCompiling.isEmpty()) {
                disagreements.add(method.getGenericReturnType() + ": <" + whileCompiling + "> but <" + atStart + ">");
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(byLine).hasSizeGreaterThanOrEqualTo(minimumRefused);
    }

    private static String faultOf(Method method) {
        try {
            JacksonValueCodec.create().format(method.getGenericReturnType());
            return "";
        } catch (UnsupportedValueException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
