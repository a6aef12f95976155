package dev.larder.test.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.larder.annotation.Cached;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A service of which each method returns values that lose something. */
public interface LossyValues {

    @Cached(key = "lossy:seconds", ttl = "1h")
    Seconds seconds();

    @Cached(key = "lossy:rounded", ttl = "1h")
    Rounded rounded();

    @Cached(key = "lossy:upper", ttl = "1h")
    Upper upper();

    @Cached(key = "lossy:derived", ttl = "1h")
    Derived derived();

    @Cached(key = "lossy:moved", ttl = "1h")
    Moved moved();

    @Cached(key = "lossy:half", ttl = "1h")
    Half half();

    @Cached(key = "lossy:masked", ttl = "1h")
    Masked masked();

    @Cached(key = "lossy:trimmed", ttl = "1h")
    List<Trimmed> trimmed();

    @Cached(key = "lossy:grown", ttl = "1h")
    Grown grown();

    @Cached(key = "lossy:swapped", ttl = "1h")
    Swapped swapped();

    /** Keeps whole seconds of a time. */
    record Seconds(Instant at) {
        @JsonValue
        long written() {
            return at.getEpochSecond();
        }

        @JsonCreator
        static Seconds read(long seconds) {
            return new Seconds(Instant.ofEpochSecond(seconds));
        }
    }

    /** Writes an amount without its cents. */
    record Rounded(BigDecimal amount) {
        @JsonValue
        BigDecimal written() {
            return new BigDecimal(amount.toBigInteger());
        }

        @JsonCreator
        static Rounded read(BigDecimal amount) {
            return new Rounded(amount);
        }
    }

    /** Reads a code in upper case. */
    record Upper(String code) {
        @JsonValue
        String written() {
            return code;
        }

        @JsonCreator
        static Upper read(String code) {
            return new Upper(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Computes a field while it is made. */
    final class Derived {
        private final String name;
        private final int length;

        public Derived(String name, int length) {
            this.name = name;
            this.length = length + 1;
        }

        @Override
        public String toString() {
            return name + length;
        }
    }

    /** Reads a time as UTC. */
    record Moved(OffsetDateTime at) {
        @JsonValue
        String written() {
            return at.toString();
        }

        @JsonCreator
        static Moved read(String at) {
            return new Moved(OffsetDateTime.parse(at).withOffsetSameInstant(ZoneOffset.UTC));
        }
    }

    /** Is written by one of its two fields. */
    final class Half {
        private final String left;
        private final String right;

        public Half(String left, String right) {
            this.left = left;
            this.right = right;
        }

        @JsonValue
        String written() {
            return left;
        }

        @JsonCreator
        static Half read(String left) {
            return new Half(left, "");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Half half && half.left.equals(left);
        }

        @Override
        public int hashCode() {
            return left.hashCode();
        }

        @Override
        public String toString() {
            return left + right;
        }
    }

    /** Masks a number on the way out. */
    record Masked(String card) {
        @JsonValue
        String written() {
            return "***" + card.substring(card.length() - 4);
        }

        @JsonCreator
        static Masked read(String card) {
            return new Masked(card);
        }
    }

    /** Drops a character each time that it is made. */
    record Trimmed(String text) {
        public Trimmed {
            text = text.length() > 5 ? text.substring(1) : text;
        }
    }

    /** Gets one more element each time that it is made. */
    record Grown(List<Integer> numbers) {
        public Grown {
            numbers = new ArrayList<>(numbers);
            numbers.add(numbers.size());
        }
    }

    /** Exchanges its parts each time that it is made. */
    record Swapped(String first, String second) {
        public Swapped {
            String kept = first;
            first = second;
            second = kept;
        }
    }
}
