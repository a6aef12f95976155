package dev.larder.runtime.jackson.form;

import static dev.larder.runtime.jackson.CodecProbe.CODEC;
import static dev.larder.runtime.jackson.CodecProbe.assertRejected;
import static dev.larder.runtime.jackson.CodecProbe.assertUnsupported;
import static dev.larder.runtime.jackson.CodecProbe.bytes;
import static dev.larder.runtime.jackson.CodecProbe.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.json.PackageVersion;
import dev.larder.runtime.internal.readback.ReadBack;
import dev.larder.runtime.jackson.CodecProbe;
import dev.larder.runtime.spi.RejectedValueException;
import dev.larder.runtime.spi.UnsupportedValueException;
import dev.larder.runtime.spi.ValueFormat;
import dev.larder.test.value.FilledValues;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single values come back as they were, and are not taken for values of another type. */
class ExactFormsTest {

    record Dates(Date date) {}

    @SuppressWarnings("deprecation")
    private static Locale locale(String language, String country, String variant) {
        return new Locale(language, country, variant);
    }

    static final List<Object> VALUES = List.of(
            Instant.MIN,
            Instant.MAX,
            Instant.EPOCH,
            Instant.parse("2026-01-02T03:04:05.000000001Z"),
            LocalDate.MIN,
            LocalDate.MAX,
            LocalTime.MIDNIGHT,
            LocalTime.MAX,
            LocalDateTime.MIN,
            LocalDateTime.MAX,
            OffsetDateTime.MIN,
            OffsetDateTime.MAX,
            OffsetDateTime.parse("2026-01-02T03:04:05+00:00:01"),
            ZonedDateTime.parse("2026-10-25T02:30:00+02:00[Europe/Paris]"),
            ZonedDateTime.parse("2026-10-25T02:30:00+01:00[Europe/Paris]"),
            ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("UTC")),
            ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("GMT")),
            ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.UTC),
            ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("UTC+02:00")),
            Duration.ofSeconds(Long.MIN_VALUE),
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
            Duration.ZERO,
            Duration.ofNanos(-1),
            Duration.ofDays(400),
            Period.ZERO,
            Period.of(-1, 2, -3),
            Year.of(-999_999_999),
            Year.of(0),
            YearMonth.of(-5, 2),
            YearMonth.of(12_345, 2),
            new Date(Long.MIN_VALUE),
            new Date(Long.MAX_VALUE),
            new Date(0),
            new Date(-1),
            new Timestamp(-1),
            Timestamp.valueOf("2026-01-02 03:04:05.000000001"),
            java.sql.Date.valueOf("1582-10-15"),
            java.sql.Date.valueOf("2026-03-29"),
            java.sql.Time.valueOf("23:59:59"),
            TimeZone.getTimeZone("America/New_York"),
            TimeZone.getTimeZone("GMT+05:30"),
            Pattern.compile("a.*\\d", Pattern.DOTALL | Pattern.MULTILINE),
            Pattern.compile(""),
            new File("a/../b"),
            new File(""),
            new File("/abs"),
            java.nio.file.Path.of(""),
            java.nio.file.Path.of("a/../b"),
            java.nio.file.Path.of("/abs"),
            Locale.ROOT,
            locale("und", "", ""),
            locale("en", "US_X_Y", ""),
            locale("en", "US_X", "Y"),
            locale("", "", "x"),
            locale("a/b", "!0", "c!1"),
            locale("ja", "JP", "JP"),
            locale("th", "TH", "TH"),
            locale("no", "NO", "NY"),
            Locale.forLanguageTag("zh-Hant-TW-u-ca-buddhist-x-lvariant-abc"),
            new UUID(Long.MIN_VALUE, Long.MAX_VALUE),
            new BigDecimal("1E+500"),
            new BigDecimal("-0E-500"),
            new BigDecimal("0.000"),
            BigInteger.TEN.pow(998),
            BigInteger.TEN.pow(998).negate(),
            Long.MIN_VALUE,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -0.0,
            0.1 + 0.2,
            2.0E-3,
            1.0E23,
            Double.NaN,
            Float.MIN_VALUE,
            1.17549435E-38f,
            16_777_217f,
            Float.NEGATIVE_INFINITY,
            '\0',
            '\uD800',
            "\uD83D\uDE00",
            "\uD800",
            "x\uDC00y\uD83D",
            "\0\u001F\u007F\u2028",
            new StringBuilder("text"),
            new java.util.concurrent.atomic.AtomicLong(5));

    @ParameterizedTest
    @FieldSource("VALUES")
    void itComesBack(Object value) {
        Class<?> type = declared(value);
        ValueFormat<Object> format = CODEC.format(type);

        byte[] bytes = format.encode(value);

        assertThat(new ReadBack<>(format).difference(value, bytes))
                .as(text(bytes))
                .isEmpty();
    }

    private static Class<?> declared(Object value) {
        return Stream.of(TimeZone.class, java.nio.file.Path.class, ZoneId.class)
                .<Class<?>>map(type -> type)
                .filter(type -> type.isInstance(value))
                .findFirst()
                .orElse(value.getClass());
    }

    @ParameterizedTest
    @MethodSource("dev.larder.test.value.FilledValues#scalarTypes")
    void itComesBackInElementsAndInKeys(Class<?> type) throws Exception {
        for (int seed = 1; seed <= 3; seed++) {
            Object value = new FilledValues(seed).of((java.lang.reflect.Type) type);
            if (!type.isPrimitive()) {
                ValueFormat<List<Object>> list = CODEC.format(parameterized(List.class, type));
                assertThat(new ReadBack<>(list).difference(List.of(value), list.encode(List.of(value))))
                        .isEmpty();
            }
            if (!type.isPrimitive() && !type.isArray()) {
                ValueFormat<Map<Object, Integer>> map = CODEC.format(parameterized(Map.class, type, Integer.class));
                byte[] bytes = map.encode(Map.of(value, 1));
                assertThat(map.decode(bytes)).as(text(bytes)).hasSize(1);
                if (type != Pattern.class) {
                    assertThat(map.decode(bytes)).isEqualTo(Map.of(value, 1));
                }
            }
        }
    }

    static java.lang.reflect.Type parameterized(Class<?> raw, Class<?>... arguments) {
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .getTypeFactory()
                .constructParametricType(raw, arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Tokyo", "UTC", "Pacific/Apia", "America/Sao_Paulo"})
    void aDateOfJdbcIsTheSameDayInEachTimeZone(String zone) throws Exception {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            for (String day : List.of("2026-01-02", "2011-12-31", "2018-11-04", "1900-01-01")) {
                java.sql.Date date = java.sql.Date.valueOf(day);

                assertThat(CodecProbe.json(java.sql.Date.class, date)).isEqualTo('"' + day + '"');
                assertThat(CodecProbe.roundTrip(java.sql.Date.class, date)).isEqualTo(date);
                assertThat(CodecProbe.roundTrip(Dates.class, new Dates(date)).date())
                        .isExactlyInstanceOf(java.sql.Date.class)
                        .isEqualTo(date);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void aDateKeepsItsClass() throws Exception {
        Timestamp timestamp = Timestamp.valueOf("2026-01-02 03:04:05.123456789");
        for (Date date : List.of(
                new Date(5),
                new Timestamp(5),
                timestamp,
                java.sql.Date.valueOf("2026-01-02"),
                java.sql.Time.valueOf("03:04:05"))) {
            Date back = CodecProbe.roundTrip(Dates.class, new Dates(date)).date();

            assertThat(back).isExactlyInstanceOf(date.getClass()).isEqualTo(date);
        }
    }

    @Test
    void addressesAreReadWithoutANameServer() throws Exception {
        InetAddress named = InetAddress.getByAddress("no.such.host.invalid", new byte[] {10, 0, 0, 1});
        InetAddress wide = InetAddress.getByAddress(
                "six", InetAddress.getByName("2001:db8::1").getAddress());
        for (InetAddress address :
                List.of(named, wide, InetAddress.getByName("10.0.0.1"), InetAddress.getByName("::1"))) {
            InetAddress back = CodecProbe.roundTrip(InetAddress.class, address);

            assertThat(back).isEqualTo(address).hasToString(address.toString());
        }
        assertRejected(InetAddress.class, "\"localhost\"");
        assertRejected(InetAddress.class, "\"a/localhost\"");
        assertRejected(InetAddress.class, "\"cafe\"");
    }

    static final List<Object> INEXACT = List.of(
            new java.sql.Date(1_234_567_890_123L),
            new java.sql.Time(1_234_567_890_123L),
            new SimpleTimeZone(3_600_000, "Europe/Paris"),
            new BigDecimal("1E+2147483647"),
            new BigDecimal(BigInteger.TEN.pow(2_000)),
            BigInteger.TEN.pow(1_000),
            BigInteger.TEN.pow(5_000),
            new File("x") {});

    @ParameterizedTest
    @FieldSource("INEXACT")
    void whatHasNoExactFormIsNotWritten(Object value) {
        Class<?> type = Stream.<Class<?>>of(TimeZone.class, File.class)
                .filter(declared -> declared.isInstance(value))
                .findFirst()
                .orElse(value.getClass());

        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.format(type).encode(value))
                .withMessageContaining(type.getName());
    }

    static final List<Class<?>> LOSSY = List.of(
            java.util.Calendar.class,
            java.util.GregorianCalendar.class,
            SimpleTimeZone.class,
            java.text.SimpleDateFormat.class,
            java.util.concurrent.atomic.LongAdder.class,
            java.util.concurrent.atomic.DoubleAdder.class,
            Number.class,
            Class.class,
            java.io.Serializable.class,
            Comparable.class,
            java.net.InetSocketAddress.class,
            java.util.BitSet.class,
            Iterable.class,
            java.util.Iterator.class,
            java.lang.reflect.Method.class,
            java.nio.ByteBuffer.class,
            java.util.Random.class,
            Exception.class,
            java.util.concurrent.CompletableFuture.class,
            java.util.stream.Stream.class,
            java.io.InputStream.class,
            Thread.class,
            Void.class,
            java.util.Locale.LanguageRange.class,
            java.net.HttpCookie.class,
            javax.xml.namespace.QName.class);

    @ParameterizedTest
    @FieldSource("LOSSY")
    void aTypeThatLosesSomethingIsRefusedWhenBinding(Class<?> type) {
        assertUnsupported(type, type.getTypeName());
        assertUnsupported(parameterized(List.class, type), "at []");
        assertUnsupported(parameterized(Map.class, String.class, type), "at {}");
    }

    /** Each type's text, read as each other type: only what is meant to be read so is. */
    @ParameterizedTest
    @MethodSource("dev.larder.test.value.FilledValues#scalarTypes")
    void aValueOfAnotherTypeIsAnotherShape(Class<?> written) {
        Set<Class<?>> types = FilledValues.scalarTypes();
        byte[] bytes = CODEC.format(written).encode(new FilledValues(5).of((java.lang.reflect.Type) written));
        List<String> taken = new ArrayList<>();
        for (Class<?> read : types) {
            try {
                CODEC.format(read).decode(bytes);
                if (!mayBeRead(written, read)) {
                    taken.add(read.getSimpleName());
                }
            } catch (RejectedValueException expected) {
                assertThat(boxed(read)).as(text(bytes)).isNotEqualTo(boxed(written));
            }
        }
        assertThat(taken).as(written.getSimpleName() + " " + text(bytes)).isEmpty();
    }

    /** Text takes any text, and a wider number a narrower one that it holds exactly. */
    private static boolean mayBeRead(Class<?> written, Class<?> read) {
        Set<Class<?>> texts =
                Set.of(String.class, File.class, java.nio.file.Path.class, Pattern.class, java.net.URI.class);
        boolean number = isNumber(written) && isNumber(read);
        boolean sameText = WIDER.getOrDefault(read, List.of()).contains(written);
        return boxed(written) == boxed(read) || texts.contains(read) || number || sameText;
    }

    private static final Map<Class<?>, List<Class<?>>> WIDER = Map.of(
            // The same text with the same meaning.
            ZoneId.class, List.of(ZoneOffset.class, TimeZone.class),
            TimeZone.class, List.of(ZoneId.class),
            ZonedDateTime.class, List.of(OffsetDateTime.class, Instant.class, Timestamp.class, Date.class),
            OffsetDateTime.class, List.of(Instant.class, Timestamp.class, Date.class),
            Instant.class, List.of(Timestamp.class, Date.class),
            Timestamp.class, List.of(Instant.class),
            Date.class,
                    List.of(
                            Timestamp.class,
                            Instant.class,
                            java.sql.Date.class,
                            java.sql.Time.class,
                            LocalDate.class,
                            LocalTime.class),
            java.sql.Date.class, List.of(LocalDate.class, Date.class),
            LocalDate.class, List.of(java.sql.Date.class, Date.class),
            LocalTime.class, List.of(java.sql.Time.class));

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(boxed(type)) || type == Year.class;
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    static final List<List<Object>> TAKEN_FOR_OTHERS = List.of(
            List.of(LocalDate.class, "\"2026-01-02T03:04:05Z\""),
            List.of(LocalDate.class, "\"2026-01-02T03:04:05\""),
            List.of(LocalDateTime.class, "\"2026-01-02T03:04:05Z\""),
            List.of(LocalDateTime.class, "\"2026-01-02\""),
            List.of(Instant.class, "\"0\""),
            List.of(Instant.class, "\"1700000000\""),
            List.of(Instant.class, "\"2026-01-02T03:04:05+02:00\""),
            List.of(InetAddress.class, "\"relative/5001\""),
            List.of(InetAddress.class, "\"5001\""),
            List.of(java.sql.Time.class, "\"03:04:05.5\""),
            List.of(Date.class, "\"2026-01-02T03:04:05+05:00\""),
            List.of(Instant.class, "0"),
            List.of(Instant.class, "1.5"),
            List.of(Instant.class, "\"\""),
            List.of(Instant.class, "[2026,1]"),
            List.of(Duration.class, "\"5\""),
            List.of(Duration.class, "5"),
            List.of(Duration.class, "\"P1D\""),
            List.of(Period.class, "\"PT1S\""),
            List.of(Date.class, "0"),
            List.of(Date.class, "\"0\""),
            List.of(Timestamp.class, "\"2026-01-02T03:04:05Z\""),
            List.of(java.sql.Date.class, "\"2026-01-02T03:04:05Z\""),
            List.of(byte[].class, "\"abcd\""),
            List.of(byte[].class, "\"\""),
            List.of(byte[].class, "\"data:;base64,a\""),
            List.of(byte[].class, "[1]"),
            List.of(double.class, "9007199254740993"),
            List.of(Double.class, "0.1234567890123456789"),
            List.of(double.class, "1e999"),
            List.of(float.class, "16777217"),
            List.of(Float.class, "0.123456789"),
            List.of(double.class, "\"1.5\""),
            List.of(BigDecimal.class, "1E+2147483647"),
            List.of(BigDecimal.class, "\"1\""),
            List.of(BigInteger.class, "1.0"),
            List.of(BigInteger.class, "1E5"),
            List.of(UUID.class, "\"AAAAAAAAAAAAAAAAAAAAAA==\""),
            List.of(UUID.class, "\"1-2-3-4-5\""),
            List.of(UUID.class, "\"\""),
            List.of(Locale.class, "\"\""),
            List.of(Locale.class, "\"en_US\""),
            List.of(TimeZone.class, "\"Nowhere\""),
            List.of(ZoneId.class, "\"Nowhere\""),
            List.of(Year.class, "2026"),
            List.of(Year.class, "\"+2026\""),
            List.of(char.class, "65"),
            List.of(char.class, "\"ab\""),
            List.of(char.class, "\"\""),
            List.of(boolean.class, "0"),
            List.of(boolean.class, "\"true\""),
            List.of(Boolean.class, "\"\""),
            List.of(int.class, "\"5\""),
            List.of(int.class, "5.0"),
            List.of(int.class, "2147483648"),
            List.of(byte.class, "200"),
            List.of(short.class, "40000"),
            List.of(String.class, "5"),
            List.of(String.class, "true"),
            List.of(String.class, "{}"),
            List.of(StringBuilder.class, "5"),
            List.of(Pattern.class, "\"(\""),
            List.of(Pattern.class, "{}"),
            List.of(java.util.Currency.class, "\"???\""),
            List.of(java.util.OptionalInt.class, "\"5\""),
            List.of(java.util.concurrent.atomic.AtomicInteger.class, "\"5\""),
            List.of(java.util.concurrent.atomic.AtomicBoolean.class, "1"));

    @ParameterizedTest
    @FieldSource("TAKEN_FOR_OTHERS")
    void noTextIsTakenForAnotherType(List<Object> typeAndText) {
        assertRejected((Class<?>) typeAndText.get(0), (String) typeAndText.get(1));
    }

    @Test
    void wholeNumbersThatARealHoldsAreTaken() throws Exception {
        assertThat(CODEC.<Double>format(Double.class).decode(bytes("9007199254740992")))
                .isEqualTo(9007199254740992.0);
        assertThat(CODEC.<Float>format(Float.class).decode(bytes("16777216"))).isEqualTo(16777216f);
    }

    @Test
    void randomRealsComeBack() throws Exception {
        Random random = new Random(7);
        ValueFormat<Double> doubles = CODEC.format(Double.class);
        ValueFormat<Float> floats = CODEC.format(Float.class);
        for (int i = 0; i < 50_000; i++) {
            double real = Double.longBitsToDouble(random.nextLong());
            float small = Float.intBitsToFloat(random.nextInt());
            assertThat(doubles.decode(doubles.encode(real))).isEqualTo((Double) real);
            assertThat(floats.decode(floats.encode(small))).isEqualTo((Float) small);
        }
    }

    @Test
    void textsOfAnyLengthAndCharacterComeBack() throws Exception {
        Random random = new Random(7);
        ValueFormat<String> format = CODEC.format(String.class);
        ValueFormat<Map<String, String>> maps = CODEC.format(parameterized(Map.class, String.class, String.class));
        for (int i = 0; i < 300; i++) {
            char[] chars = new char[random.nextInt(i < 290 ? 300 : 100_000)];
            for (int j = 0; j < chars.length; j++) {
                chars[j] = (char) (random.nextInt(3) == 0 ? 0xD800 + random.nextInt(0x800) : random.nextInt(0x10000));
            }
            String value = new String(chars);
            assertThat(format.decode(format.encode(value))).isEqualTo(value);
            String whole = new String(
                    value.substring(0, Math.min(10_000, value.length())).getBytes(StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8);
            assertThat(maps.decode(maps.encode(Map.of(whole, value)))).isEqualTo(Map.of(whole, value));
            assertThat(format.decode(format.encode(whole))).isEqualTo(whole);
        }
        if (PackageVersion.VERSION.getMinorVersion() >= 21) {
            String emoji = "\uD83D\uDE00".repeat(50_000);
            assertThat(text(format.encode(emoji))).isEqualTo('"' + emoji + '"');
            assertThat(text(maps.encode(Map.of("\uD83D\uDE00", "\uD83D\uDE00"))))
                    .isEqualTo("{\"\uD83D\uDE00\":\"\uD83D\uDE00\"}");
        }
        Map<String, String> wide = Map.of("k".repeat(49_000), "v".repeat(25_000_000));
        assertThat(maps.decode(maps.encode(wide))).isEqualTo(wide);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDC00", "a\uD800b", "\uDC00\uD800", "\uD83D\uD83D\uDE00"})
    void halfASurrogatePairIsNoKey(String key) {
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> CODEC.format(parameterized(Map.class, String.class, Integer.class))
                        .encode(Map.of(key, 1)))
                .withMessageContaining("a key holds half of a surrogate pair");
    }

    @Test
    void aKeyIsWrittenOnlyWhenItIsReadBack() throws Exception {
        ValueFormat<Map<String, Integer>> format = CODEC.format(parameterized(Map.class, String.class, Integer.class));
        for (String unit : List.of("k", "é", "\u20AC", "\uD83D\uDE00")) {
            for (int bytes = 49_900; bytes <= 50_100; bytes += 5) {
                String key = unit.repeat(bytes / unit.getBytes(StandardCharsets.UTF_8).length);
                byte[] written;
                try {
                    written = format.encode(Map.of(key, 1));
                } catch (UnsupportedValueException e) {
                    assertThat(bytes).isGreaterThan(unit.length() == 1 ? 49_990 : 0);
                    assertThat(e).hasMessageContaining("50000 bytes");
                    continue;
                }
                assertThat(format.decode(written)).isEqualTo(Map.of(key, 1));
            }
        }
    }

    @Test
    void numbersUpToTheLimitComeBackAndLongerOnesAreNotWritten() throws Exception {
        for (int digits = 990; digits <= 1_010; digits++) {
            for (Object number : List.of(
                    BigInteger.TEN.pow(digits).subtract(BigInteger.ONE),
                    BigInteger.TEN.pow(digits - 1),
                    new BigDecimal(BigInteger.TEN.pow(digits - 1), 3),
                    new BigDecimal("0." + "1".repeat(digits)))) {
                ValueFormat<Object> format = CODEC.format(number.getClass());
                byte[] bytes;
                try {
                    bytes = format.encode(number);
                } catch (UnsupportedValueException e) {
                    assertThat(digits).isGreaterThan(990);
                    continue;
                }
                assertThat(format.decode(bytes)).isEqualTo(number);
            }
        }
    }
}
