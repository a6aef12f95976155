package dev.larder.runtime.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.larder.runtime.jackson.form.UnwritableValueException;
import dev.larder.runtime.spi.UnsupportedValueException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What went wrong with a value, and at which property, without anything of the value: Jackson's messages quote it, and keys of
 * maps are values, too.
 */
final class Faults {

    /** A path that is longer goes in circles. */
    private static final int SHOWN_STEPS = 8;

    /** Of Hibernate, which is not on the class path. */
    private static final String LAZY = "LazyInitializationException";

    private static final Pattern MISSING = Pattern.compile("^Missing (?:required )?(?:creator )?property '([^']+)'");

    private Faults() {}

    static String ofWriting(Exception cause) {
        if (cause instanceof JsonMappingException mapping) {
            List<JsonMappingException.Reference> steps = mapping.getPath();
            String path = path(steps);
            if (isEndless(mapping, steps.size())) {
                return path + " leads into itself, or deeper than " + StrictMapper.MAX_NESTING
                        + " levels; make the property that leads back transient";
            }
            return path + (path.isEmpty() ? "" : ": ") + reasonOfWriting(mapping);
        }
        return cause instanceof StreamConstraintsException
                ? "it leads into itself, or deeper than " + StrictMapper.MAX_NESTING + " levels"
                : cause.getClass().getSimpleName();
    }

    private static boolean isEndless(JsonMappingException cause, int steps) {
        return cause.getCause() instanceof StackOverflowError
                || String.valueOf(cause.getOriginalMessage()).startsWith("Direct self-reference")
                || cause.getCause() instanceof StreamConstraintsException
                || steps > StrictMapper.MAX_NESTING / 2;
    }

    private static String reasonOfWriting(JsonMappingException cause) {
        Throwable inner = cause.getCause();
        if (inner instanceof UnsupportedValueException) {
            return String.valueOf(inner.getMessage());
        }
        if (inner != null) {
            String name = inner.getClass().getSimpleName();
            return name.equals(LAZY)
                    ? name + ", since this association is not loaded; load it within the method, or return a record"
                    : name;
        }
        // Ours and Jackson's own of types; those that quote a value come from reading.
        return cause instanceof UnwritableValueException
                ? cause.getOriginalMessage()
                : cause.getClass().getSimpleName();
    }

    static String ofReading(Exception cause) {
        if (!(cause instanceof JsonMappingException mapping)) {
            return cause instanceof JsonProcessingException
                    ? "no JSON"
                    : cause.getClass().getSimpleName();
        }
        String path = path(mapping.getPath());
        String at = path.isEmpty() ? "" : path + ": ";
        if (cause instanceof UnrecognizedPropertyException unknown) {
            List<JsonMappingException.Reference> steps = mapping.getPath();
            String bean = path(steps.subList(0, Math.max(0, steps.size() - 1)));
            return (bean.isEmpty() ? "" : bean + ": ") + "a property that "
                    + unknown.getReferringClass().getSimpleName() + " does not have";
        }
        Matcher missing = MISSING.matcher(mapping.getOriginalMessage());
        if (missing.find()) {
            String name = missing.group(1);
            // The path of a creator's parameter ends in its name already.
            String bean = path.endsWith(name) ? path.substring(0, path.length() - name.length()) : path;
            String where = bean.endsWith(".") ? bean.substring(0, bean.length() - 1) : bean;
            return (where.isEmpty() ? "" : where + ": ") + "no property '" + name + "'";
        }
        if (mapping.getCause() instanceof JsonProcessingException inner && !(inner instanceof JsonMappingException)) {
            return at + "no JSON";
        }
        return cause instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? at + "no " + mismatch.getTargetType().getSimpleName()
                : at + cause.getClass().getSimpleName();
    }

    /** Returns such as {@code lines[].product.name}. */
    static String path(List<JsonMappingException.Reference> steps) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : steps.subList(0, Math.min(SHOWN_STEPS, steps.size()))) {
            Object from = step.getFrom();
            if (from instanceof Map<?, ?> || (from instanceof Class<?> type && Map.class.isAssignableFrom(type))) {
                path.append("{}");
            } else if (step.getFieldName() == null || from instanceof Collection<?>) {
                path.append("[]");
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path + (steps.size() > SHOWN_STEPS ? "…" : "");
    }
}
