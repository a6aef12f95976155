package dev.larder.processor.resolution.condition;

import dev.larder.processor.resolution.condition.Expression.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** Splits the source of an expression into tokens. */
final class ExpressionScanner {

    /** The operators of several characters, longer ones first. Each {@code >} is a token of its own, since it may close type arguments. */
    private static final String[] OPERATORS = {
        "<<=", "...", "->", "::", "++", "--", "&&", "||", "==", "!=", "<=", "+=", "-=", "*=", "/=", "&=", "|=", "^=",
        "%=", "<<"
    };

    private static final String SINGLE = "+-*/&|^%<>=!~?:.,()[]{};@";

    private static final String TEXT_BLOCK = "\"\"\"";

    /** The letters after a backslash, and the digits of octal escapes; besides these there is {@code u}. */
    private static final String ESCAPED = "btnfrs\"'\\01234567";

    private static final String NUMBER = "0[xX][\\da-fA-F_]+[lL]?"
            + "|0[xX][\\da-fA-F_]*\\.?[\\da-fA-F_]*[pP][+-]?[\\d_]+[fFdD]?"
            + "|0[bB][01_]+[lL]?"
            + "|[\\d_]+[lL]?"
            + "|(?:[\\d_]+\\.?[\\d_]*|\\.[\\d_]+)(?:[eE][+-]?[\\d_]+)?[fFdD]?";

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private ExpressionScanner(String source) {
        this.source = source;
    }

    /** The kinds of tokens. */
    enum Kind {
        NAME,
        KEYWORD,
        LITERAL,
        OPERATOR,
        END
    }

    /**
     * A token.
     *
     * @param literal the kind of a literal; empty for other tokens
     */
    record Token(Kind kind, String text, int begin, Optional<Literal.Kind> literal) {

        int end() {
            return begin + text.length();
        }

        boolean is(String other) {
            return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(other);
        }
    }

    /** Returns the tokens, the last of which is the end. */
    static List<Token> tokens(String source) throws RejectedExpression {
        ExpressionScanner scanner = new ExpressionScanner(source);
        while (scanner.position < source.length()) {
            scanner.next();
        }
        scanner.tokens.add(new Token(Kind.END, "", source.length(), Optional.empty()));
        return scanner.tokens;
    }

    private void next() throws RejectedExpression {
        char c = source.charAt(position);
        if (Character.isWhitespace(c)) {
            position++;
        } else if (source.startsWith("//", position) || source.startsWith("/*", position)) {
            throw RejectedExpression.unsupported("a comment");
        } else if (Character.isJavaIdentifierStart(c)) {
            word();
        } else if (isDigit(position) || (c == '.' && isDigit(position + 1))) {
            number();
        } else if (source.startsWith(TEXT_BLOCK, position)) {
            textBlock();
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else {
            operator();
        }
    }

    private boolean isDigit(int at) {
        return at < source.length() && source.charAt(at) >= '0' && source.charAt(at) <= '9';
    }

    private void word() {
        int end = position;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        String word = source.substring(position, end);
        switch (word) {
            case "true", "false" -> add(Kind.LITERAL, word, Optional.of(Literal.Kind.BOOLEAN));
            case "null" -> add(Kind.LITERAL, word, Optional.of(Literal.Kind.NULL));
            default -> add(SourceVersion.isKeyword(word) ? Kind.KEYWORD : Kind.NAME, word, Optional.empty());
        }
    }

    private void number() throws RejectedExpression {
        int end = position;
        boolean hexadecimal = source.startsWith("0x", position) || source.startsWith("0X", position);
        while (end < source.length() && isPartOfNumber(end, hexadecimal)) {
            end++;
        }
        String number = source.substring(position, end);
        if (number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            add(Kind.LITERAL, number, Optional.of(Literal.Kind.INT));
            return;
        }
        if (!number.matches(NUMBER)) {
            throw RejectedExpression.invalid("'" + number + "' is no number");
        }
        boolean real = number.matches(hexadecimal ? ".*[.pP].*" : ".*[.eEfFdD].*");
        boolean isLong = number.endsWith("L") || number.endsWith("l");
        add(
                Kind.LITERAL,
                number,
                Optional.of(real ? Literal.Kind.DOUBLE : isLong ? Literal.Kind.LONG : Literal.Kind.INT));
    }

    private boolean isPartOfNumber(int at, boolean hexadecimal) {
        char c = source.charAt(at);
        if (c == '+' || c == '-') {
            return (hexadecimal ? "pP" : "eE").indexOf(source.charAt(at - 1)) >= 0;
        }
        return c == '.' || Character.isJavaIdentifierPart(c);
    }

    private void textBlock() throws RejectedExpression {
        int end = position + TEXT_BLOCK.length();
        while (end < source.length() && !source.startsWith(TEXT_BLOCK, end)) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw unclosed();
        }
        add(Kind.LITERAL, source.substring(position, end + TEXT_BLOCK.length()), Optional.of(Literal.Kind.STRING));
    }

    private RejectedExpression unclosed() {
        return RejectedExpression.invalid("the quote at character " + (position + 1) + " has no end");
    }

    private void quoted(char quote) throws RejectedExpression {
        int end = position + 1;
        int characters = 0;
        while (end < source.length() && source.charAt(end) != quote && source.charAt(end) != '\n') {
            if (source.charAt(end) == '\\') {
                end = escapeEnd(end + 1);
            } else {
                end++;
            }
            characters++;
        }
        boolean closed = end < source.length() && source.charAt(end) == quote;
        if (!closed || (quote == '\'' && characters != 1)) {
            throw unclosed();
        }
        Literal.Kind kind = quote == '"' ? Literal.Kind.STRING : Literal.Kind.CHAR;
        add(Kind.LITERAL, source.substring(position, end + 1), Optional.of(kind));
    }

    /** Returns where an escape ends, whose backslash stands before this place. */
    private int escapeEnd(int begin) throws RejectedExpression {
        int end = begin;
        while (source.startsWith("u", end)) {
            end++;
        }
        if (end > begin && end + 4 <= source.length()) {
            return end + 4;
        }
        if (begin == source.length() || ESCAPED.indexOf(source.charAt(begin)) < 0) {
            throw RejectedExpression.invalid("there is no such escape at character " + begin);
        }
        end = begin + 1;
        int most = begin + (source.charAt(begin) <= '3' ? 3 : 2);
        boolean octal = isDigit(begin);
        while (octal && end < most && isDigit(end) && source.charAt(end) <= '7') {
            end++;
        }
        return end;
    }

    private void operator() throws RejectedExpression {
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, position)) {
                add(Kind.OPERATOR, operator, Optional.empty());
                return;
            }
        }
        String single = source.substring(position, position + 1);
        if (SINGLE.indexOf(single) < 0) {
            throw RejectedExpression.invalid("unexpected '" + single + "' at character " + (position + 1));
        }
        add(Kind.OPERATOR, single, Optional.empty());
    }

    private void add(Kind kind, String text, Optional<Literal.Kind> literal) {
        tokens.add(new Token(kind, text, position, literal));
        position += text.length();
    }
}
