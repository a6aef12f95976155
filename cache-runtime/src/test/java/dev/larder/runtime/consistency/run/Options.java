package dev.larder.runtime.consistency.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of a run by name. Immutable. */
public record Options(Map<String, String> values) {

    public Options {
        values = Map.copyOf(values);
    }

    /**
     * Reads arguments such as {@code seconds=60}.
     *
     * @param usage has a line for each option, which begins with its name and its default in the form of an argument; lines
     *     that begin with a space go on with the line before
     * @throws IllegalArgumentException when an argument is none of the options
     */
    public static Options parse(String usage, String... arguments) {
        Map<String, String> options = new HashMap<>();
        usage.lines().filter(line -> !line.startsWith(" ")).forEach(line -> {
            String[] option = line.split(" ", 2)[0].split("=", 2);
            options.put(option[0], option[1]);
        });
        for (String argument : arguments) {
            String name = argument.substring(0, Math.max(0, argument.indexOf('=')));
            if (options.replace(name, argument.substring(name.length() + 1)) == null) {
                throw new IllegalArgumentException(argument + " is none of\n" + usage);
            }
        }
        return new Options(options);
    }

    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no option " + name);
        }
        return value;
    }

    public long number(String name) {
        return Long.parseLong(text(name));
    }

    /** Returns whether the option {@code faults} asks for a fault. */
    public boolean wants(Fault fault) {
        List<String> names = List.of(text("faults").split(","));
        return names.contains("all") || names.contains(fault.name());
    }

    /** Returns the options as arguments. */
    public List<String> arguments() {
        return values.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .sorted()
                .toList();
    }
}
