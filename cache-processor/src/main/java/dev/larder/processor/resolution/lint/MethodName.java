package dev.larder.processor.resolution.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a method that changes data, such as {@code updateUserStatusById}.
 *
 * @param creates whether the method adds data, so that no stored value of one entity changes
 * @param ofAll whether the method changes all data of a kind, as {@code changeAllPrices} does
 * @param object the words after the verb in lower case, such as {@code userstatus}; empty if there are none
 */
record MethodName(boolean creates, boolean ofAll, String object) {

    private static final Set<String> CHANGES = Set.of(
            "activate alter append approve archive assign attach ban bind block cancel change close confirm deactivate "
                    .concat(
                            "decrease decrement del delete detach disable drop edit enable erase grant increase increment ")
                    .concat(
                            "lock mark merge modify move patch persist publish purge put rename reopen reorder replace ")
                    .concat("reject remove reset restore retire revoke save set store swap toggle transfer unassign ")
                    .concat("unban unbind unblock unlock unpublish unretire unvoid update upsert void write")
                    .split(" "));

    private static final Set<String> CREATES = Set.of("add", "create", "import", "insert", "new", "post", "register");

    /** Words before the verb that say how, not what. */
    private static final Set<String> MANNERS =
            Set.of("async", "batch", "bulk", "do", "force", "hard", "logic", "logical", "physical", "soft", "try");

    private static final Set<String> PREPOSITIONS = Set.of(
            "and", "as", "at", "batch", "by", "for", "from", "if", "in", "into", "of", "on", "or", "to", "when",
            "where", "with", "without");

    /** Names of a parameter that says who changes something, and is not changed. */
    private static final Pattern ACTOR = Pattern.compile(
            "(acting|auth|authenticated|authorized|calling|current|logged|loggedIn|login|operating|request|requesting|session)\\p{Lu}.*"
                    + "|actor|caller|operator|principal|requester");

    private static final Pattern HUMPS =
            Pattern.compile("_|(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    /** Returns the name of a method that changes data; empty if the name does not say so. */
    static Optional<MethodName> of(String name) {
        List<String> words = new ArrayList<>(words(name));
        while (words.size() > 1 && MANNERS.contains(words.get(0))) {
            words.remove(0);
        }
        String verb = words.remove(0);
        if (words.size() > 1 && words.get(0).equals("or") && CHANGES.contains(words.get(1))) {
            words.subList(0, 2).clear();
            return Optional.of(changing(false, words));
        }
        if (CHANGES.contains(verb)) {
            return Optional.of(changing(false, words));
        }
        return CREATES.contains(verb) ? Optional.of(changing(true, words)) : Optional.empty();
    }

    /** Returns the name of a method that is known to change data, whatever its verb is. */
    static MethodName ofChange(String name) {
        List<String> words = words(name);
        return of(name).orElseGet(() -> changing(false, words.subList(1, words.size())));
    }

    /** Returns whether a parameter's name says that it is the one who changes something. */
    static boolean isActor(String parameter) {
        return ACTOR.matcher(parameter).matches();
    }

    private static MethodName changing(boolean creates, List<String> words) {
        boolean all = !words.isEmpty() && words.get(0).equals("all");
        return new MethodName(creates, all, object(all ? words.subList(1, words.size()) : words));
    }

    private static String object(List<String> words) {
        return String.join(
                "",
                words.stream().takeWhile(word -> !PREPOSITIONS.contains(word)).toList());
    }

    /** Returns the words of a name in camel case, in lower case; the name itself if it has none, as {@code __} has. */
    static List<String> words(String name) {
        List<String> words = HUMPS.splitAsStream(name)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return words.isEmpty() ? List.of(name) : words;
    }
}
