package dev.larder.processor.resolution.catalog;

import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tells whether a pattern can match a key of a template, that is, whether two small languages have a word in common.
 * Both are lists of characters, character classes and runs, which are compared side by side.
 */
public final class PatternReach {

    private final List<Token> pattern;
    private final List<Token> key;
    private final BitSet deadEnds = new BitSet();

    private PatternReach(KeyTemplate pattern, KeyTemplate key) {
        this.pattern = tokens(pattern);
        this.key = tokens(key);
    }

    /** Returns whether a pattern can match a key of a template. */
    public static boolean canMatch(KeyTemplate pattern, KeyTemplate key) {
        return beginAlike(pattern.segments().get(0), key.segments().get(0))
                && new PatternReach(pattern, key).matches(0, 0);
    }

    /** Returns whether first segments can be equal. Most pairs of a large compilation differ in these. */
    private static boolean beginAlike(KeySegment pattern, KeySegment key) {
        return !(pattern instanceof KeySegment.Literal && key instanceof KeySegment.Literal)
                || pattern.text().equals(key.text());
    }

    private sealed interface Token {

        boolean accepts(int c);

        record One(int c) implements Token {
            @Override
            public boolean accepts(int other) {
                return c == other;
            }
        }

        record OneOf(String members, boolean negated) implements Token {
            @Override
            public boolean accepts(int c) {
                return isMember(c) != negated;
            }

            private boolean isMember(int c) {
                for (int i = 0; i < members.length(); i++) {
                    boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
                    int end = range ? members.charAt(i + 2) : members.charAt(i);
                    if (c >= members.charAt(i) && c <= end) {
                        return true;
                    }
                    i += range ? 2 : 0;
                }
                return false;
            }
        }

        /** Any number of characters. The value of a placeholder contains no colon. */
        record Run(boolean crossesSegments) implements Token {
            @Override
            public boolean accepts(int c) {
                return crossesSegments || c != ':';
            }
        }
    }

    private boolean matches(int i, int j) {
        if (i == pattern.size() && j == key.size()) {
            return true;
        }
        int state = i * (key.size() + 1) + j;
        if (deadEnds.get(state)) {
            return false;
        }
        boolean found = skipsRun(i, j) || consumes(i, j);
        if (!found) {
            deadEnds.set(state);
        }
        return found;
    }

    private boolean skipsRun(int i, int j) {
        return (i < pattern.size() && pattern.get(i) instanceof Token.Run && matches(i + 1, j))
                || (j < key.size() && key.get(j) instanceof Token.Run && matches(i, j + 1));
    }

    private boolean consumes(int i, int j) {
        if (i == pattern.size() || j == key.size()) {
            return false;
        }
        Token left = pattern.get(i);
        Token right = key.get(j);
        if (left instanceof Token.Run && right instanceof Token.Run) {
            return false;
        }
        int nextI = left instanceof Token.Run ? i : i + 1;
        int nextJ = right instanceof Token.Run ? j : j + 1;
        return overlap(left, right) && matches(nextI, nextJ);
    }

    /** Returns whether two tokens have a character in common. Two classes never meet, since keys have none. */
    private static boolean overlap(Token left, Token right) {
        if (left instanceof Token.One one) {
            return right.accepts(one.c());
        }
        return !(right instanceof Token.One one) || left.accepts(one.c());
    }

    private static List<Token> tokens(KeyTemplate template) {
        List<Token> tokens = new ArrayList<>();
        for (KeySegment segment : template.segments()) {
            if (!tokens.isEmpty()) {
                tokens.add(new Token.One(':'));
            }
            if (segment instanceof KeySegment.Placeholder) {
                tokens.add(new Token.Run(false));
            } else if (segment instanceof KeySegment.Glob glob) {
                globTokens(glob.text(), tokens);
            } else {
                segment.text().chars().forEach(c -> tokens.add(new Token.One(c)));
            }
        }
        return tokens;
    }

    private static void globTokens(String glob, List<Token> tokens) {
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '[') {
                int end = glob.indexOf(']', i);
                String members = glob.substring(i + 1, end);
                boolean negated = members.startsWith("^");
                tokens.add(new Token.OneOf(negated ? members.substring(1) : members, negated));
                i = end;
            } else if (c == '*') {
                tokens.add(new Token.Run(true));
            } else {
                tokens.add(c == '?' ? new Token.OneOf("", true) : new Token.One(c));
            }
        }
    }
}
