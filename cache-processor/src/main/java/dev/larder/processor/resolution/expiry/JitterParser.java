package dev.larder.processor.resolution.expiry;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses {@code "10%"}. Above 90 % the TTL would be random. */
final class JitterParser {

    private static final Pattern PERCENT = Pattern.compile("([1-9]\\d?)%");

    private JitterParser() {}

    static Parsed<Integer> parse(String text) {
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches() && Integer.parseInt(percent.group(1)) <= 90) {
            return new Parsed.Valid<>(Integer.valueOf(percent.group(1)));
        }
        return new Parsed.Invalid<>(Problem.of(DiagnosticCode.JITTER_INVALID, text));
    }
}
