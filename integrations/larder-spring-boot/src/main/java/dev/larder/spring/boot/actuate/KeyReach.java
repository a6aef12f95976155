package dev.larder.spring.boot.actuate;

/** The templates whose keys a pattern may match: {@code user:42:*} may match keys of {@code user:{id}:profile}. */
record KeyReach(String pattern) {

    boolean includes(String template) {
        String[] wanted = pattern.split(":", -1);
        String[] segments = template.split(":", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (i == wanted.length - 1 && wanted[i].equals("*")) {
                return segments.length > i;
            }
            if (i >= segments.length || !matches(wanted[i], segments[i])) {
                return false;
            }
        }
        return wanted.length == segments.length;
    }

    private static boolean matches(String wanted, String segment) {
        return segment.contains("{")
                || wanted.contains("*")
                || wanted.contains("?")
                || wanted.contains("[")
                || wanted.equals(segment);
    }
}
