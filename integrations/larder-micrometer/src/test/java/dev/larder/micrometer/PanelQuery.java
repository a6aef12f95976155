package dev.larder.micrometer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of the dashboard, in the three forms of Prometheus's language that it has: a metric, the sum of a rate by labels,
 * and the quotient of two sums.
 */
final class PanelQuery {

    private static final Pattern SUM = Pattern.compile("sum by \\((.*?)\\) \\(rate\\((\\w+)\\{(.*?)}\\[5m]\\)\\)");

    private static final Pattern METRIC = Pattern.compile("(\\w+)\\{(.*?)}");

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)\\{(.*?)} (\\S+)$");

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(.*?)\"");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private final String expression;

    private final String legend;

    PanelQuery(String expression, String legend) {
        this.expression = expression;
        this.legend = legend;
    }

    /** Returns the values by legend at one time, from what was exported then and some seconds before. */
    Map<String, Double> evaluate(String before, String now, double seconds) {
        List<MatchResult> sums = SUM.matcher(expression).results().toList();
        if (sums.isEmpty()) {
            return metric(now);
        }
        Map<String, Double> dividend = rates(sums.get(0), before, now, seconds);
        if (sums.size() == 2) {
            Map<String, Double> divisor = rates(sums.get(1), before, now, seconds);
            dividend.replaceAll((name, rate) -> rate / divisor.getOrDefault(name, 0.0));
            dividend.values().removeIf(quotient -> quotient.isNaN() || quotient.isInfinite());
        }
        return dividend;
    }

    private Map<String, Double> metric(String exported) {
        Matcher metric = METRIC.matcher(expression);
        if (!metric.matches()) {
            throw new IllegalArgumentException("a query of another form: " + expression);
        }
        Map<String, Double> values = new TreeMap<>();
        samples(metric.group(1), metric.group(2), exported)
                .forEach((labels, value) -> values.put(named(labels), value));
        return values;
    }

    private Map<String, Double> rates(MatchResult sum, String before, String now, double seconds) {
        Map<String, Double> rates = new TreeMap<>();
        Map<Map<String, String>, Double> old = samples(sum.group(2), sum.group(3), before);
        samples(sum.group(2), sum.group(3), now).forEach((labels, value) -> {
            Map<String, String> kept = new HashMap<>(labels);
            kept.keySet().retainAll(Arrays.asList(sum.group(1).split(", ")));
            rates.merge(named(kept), (value - old.getOrDefault(labels, 0.0)) / seconds, Double::sum);
        });
        return rates;
    }

    private static Map<Map<String, String>, Double> samples(String metric, String selector, String exported) {
        Map<Map<String, String>, Double> samples = new HashMap<>();
        SAMPLE.matcher(exported)
                .results()
                .filter(sample -> sample.group(1).equals(metric))
                .forEach(sample -> {
                    Map<String, String> labels = labels(sample.group(2));
                    // The choice of applications is a regular expression, which matches here.
                    if (labels(selector.replaceAll("\\w+=~\".*?\",?", "")).entrySet().stream()
                            .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())))) {
                        samples.put(labels, Double.valueOf(sample.group(3)));
                    }
                });
        return samples;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        return labels;
    }

    private String named(Map<String, String> labels) {
        return PLACEHOLDER
                .matcher(legend)
                .replaceAll(found -> labels.getOrDefault(found.group(1), "").replace("none", ""))
                .strip();
    }
}
