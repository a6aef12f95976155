package dev.larder.processor;

import dev.larder.processor.diagnostic.DiagnosticCode;
import dev.larder.processor.diagnostic.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.util.Elements;

/**
 * The types that the option {@code larder.values} names. The codec is known to read their values back unchanged, so the
 * processor does not inspect them.
 */
record TrustedValues(Set<String> types) {

    static final String OPTION = "larder.values";

    TrustedValues {
        types = Set.copyOf(types);
    }

    static TrustedValues of(Map<String, String> options) {
        return new TrustedValues(Arrays.stream(options.getOrDefault(OPTION, "").split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet()));
    }

    /** Returns a problem for each name that is not the name of a type. */
    List<Problem> problems(Elements elements) {
        return types.stream()
                .filter(name -> elements.getTypeElement(name) == null)
                .sorted()
                .map(name -> Problem.of(DiagnosticCode.OPTION_TYPE_UNKNOWN, name))
                .toList();
    }
}
