package dev.larder.examples;

import java.util.List;

/** What the command line asks for. */
sealed interface Command {

    String USAGE = """
            usage: storefront                    takes a guided tour, which ends after a few seconds
                   storefront serve [--port N]   answers HTTP until Ctrl-C, on port 8080 or N (0: any free one)
                   storefront check [glob]       looks at the cache in your Redis: REDIS_URL, or REDIS_HOST
                   storefront help               prints this
            """;

    /** Take the tour. */
    record Tour() implements Command {}

    /** Answer HTTP; port 0 is any that is free. */
    record Serve(int port) implements Command {

        static final int DEFAULT_PORT = 8080;
    }

    /** Look at the cache, and at the keys that match a glob. */
    record Check(String glob) implements Command {}

    /** Print the usage. */
    record Help() implements Command {}

    /** The command line asks for nothing that there is. */
    final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    static Command parse(List<String> arguments) throws UsageException {
        if (arguments.isEmpty()) {
            return new Tour();
        }
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (arguments.get(0)) {
            case "tour" -> withoutMore(new Tour(), rest);
            case "help", "-h", "--help" -> withoutMore(new Help(), rest);
            case "check" -> check(rest);
            case "serve" -> new Serve(port(rest));
            default -> throw new UsageException("There is no command \"" + arguments.get(0) + '"');
        };
    }

    private static Command check(List<String> rest) throws UsageException {
        return rest.isEmpty() ? new Check("*") : withoutMore(new Check(rest.get(0)), rest.subList(1, rest.size()));
    }

    private static Command withoutMore(Command command, List<String> rest) throws UsageException {
        if (!rest.isEmpty()) {
            throw new UsageException("\"" + rest.get(0) + "\" is one argument too many");
        }
        return command;
    }

    private static int port(List<String> options) throws UsageException {
        if (options.isEmpty()) {
            return Serve.DEFAULT_PORT;
        }
        if (!options.get(0).equals("--port")) {
            throw new UsageException("There is no option \"" + options.get(0) + '"');
        }
        if (options.size() != 2 || !options.get(1).matches("\\d{1,5}") || Integer.parseInt(options.get(1)) > 65_535) {
            throw new UsageException("--port needs one number from 0 to 65535");
        }
        return Integer.parseInt(options.get(1));
    }
}
