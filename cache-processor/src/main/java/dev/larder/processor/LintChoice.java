package dev.larder.processor;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.NearestName;
import dev.larder.processor.diagnostic.Problem;
import dev.larder.processor.diagnostic.Severity;
import dev.larder.processor.model.TimeToLive;
import dev.larder.processor.resolution.expiry.TimeToLiveParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The warnings that are printed, by the option {@code larder.lint} in the manner of javac's {@code -Xlint}: names of codes,
 * with a minus those that are not printed; and the limit of {@code KeyNeverEvicted}.
 *
 * @param problems what is wrong with the options
 */
record LintChoice(Set<DiagnosticCode> silent, TimeToLive unevictedTtl, List<Problem> problems) {

    static final String OPTION = "larder.lint";
    static final String UNEVICTED_TTL = "larder.unevictedTtl";

    /**
     * Warnings that are printed only where the option names them. On code that nobody here wrote, too many of
     * {@code KeyNeverEvicted} were wrong; {@code NearSharedRedundant} is about tidiness.
     */
    private static final Set<DiagnosticCode> OFF_BY_DEFAULT =
            EnumSet.of(DiagnosticCode.KEY_NEVER_EVICTED, DiagnosticCode.NEAR_SHARED_REDUNDANT);

    LintChoice {
        silent = Set.copyOf(silent);
        problems = List.copyOf(problems);
    }

    static LintChoice of(Map<String, String> options) {
        Set<DiagnosticCode> silent = EnumSet.noneOf(DiagnosticCode.class);
        silent.addAll(OFF_BY_DEFAULT);
        List<Problem> problems = new ArrayList<>();
        for (String name : options.getOrDefault(OPTION, "").split("[,\\s]+")) {
            boolean off = name.startsWith("-");
            Optional<DiagnosticCode> code = warning(off ? name.substring(1) : name);
            if (code.isEmpty() && !name.isEmpty()) {
                problems.add(Problem.of(DiagnosticCode.OPTION_INVALID, OPTION, name, remedy(name)));
            }
            code.ifPresent(known -> {
                if (off) {
                    silent.add(known);
                } else {
                    silent.remove(known);
                }
            });
        }
        TimeToLive limit = TimeToLiveParser.parse("option " + UNEVICTED_TTL, options.getOrDefault(UNEVICTED_TTL, "1h"))
                .orReport(problems::add)
                .orElse(new TimeToLive(Duration.ofHours(1)));
        return new LintChoice(silent, limit, problems);
    }

    private static Optional<DiagnosticCode> warning(String name) {
        return Arrays.stream(DiagnosticCode.values())
                .filter(code ->
                        code.severity() == Severity.WARNING && code.code().equals(name))
                .findFirst();
    }

    private static String remedy(String name) {
        List<String> names = Arrays.stream(DiagnosticCode.values())
                .filter(code -> code.severity() == Severity.WARNING)
                .map(DiagnosticCode::code)
                .toList();
        String near = NearestName.of(name.replaceFirst("^-", ""), names).orElse("EvictionMissing");
        return "names of warnings, such as " + near + ", or -" + near + " to silence it";
    }
}
