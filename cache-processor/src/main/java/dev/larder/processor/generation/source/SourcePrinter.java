package dev.larder.processor.generation.source;

import dev.larder.processor.generation.source.CodeBlock.Layout;
import dev.larder.processor.model.TypeName;
import java.util.List;

/** Prints code with indentation, and breaks the lines that ask for it. */
final class SourcePrinter {

    private static final String STEP = "    ";

    /** Maximum length of a line, in characters. */
    private static final int LINE = 100;

    private final Imports imports;
    private final StringBuilder out;
    private int steps;

    SourcePrinter(Imports imports, StringBuilder out) {
        this.imports = imports;
        this.out = out;
    }

    void print(CodeBlock code) {
        List<Object> parts = code.parts();
        for (int i = 0; i < parts.size(); i++) {
            Object part = parts.get(i);
            if (part instanceof Layout layout) {
                print(layout, parts.subList(i + 1, parts.size()));
            } else {
                print(text(part));
            }
        }
    }

    private String text(Object part) {
        return part instanceof TypeName type ? imports.spelled(type) : (String) part;
    }

    private void print(Layout layout, List<Object> rest) {
        switch (layout) {
            case INDENT -> steps++;
            case UNINDENT -> steps--;
            case BREAK -> breakLine("", rest);
            case BREAK_OR_SPACE -> breakLine(" ", rest);
        }
    }

    private void breakLine(String otherwise, List<Object> rest) {
        int column = out.length() - (out.lastIndexOf("\n") + 1);
        if (column + otherwise.length() + widthOfPiece(rest) <= LINE) {
            out.append(otherwise);
        } else {
            out.append('\n').append(STEP.repeat(steps + 2));
        }
    }

    /** Returns how many characters there are up to the next place where the line may end. */
    private int widthOfPiece(List<Object> parts) {
        int width = 0;
        for (Object part : parts) {
            if (part == Layout.BREAK || part == Layout.BREAK_OR_SPACE) {
                return width;
            }
            if (!(part instanceof Layout)) {
                String text = text(part);
                int end = text.indexOf('\n');
                if (end >= 0) {
                    return width + end;
                }
                width += text.length();
            }
        }
        return width;
    }

    private void print(String text) {
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            printInLine(text, from, end);
            out.append('\n');
            from = end + 1;
        }
        printInLine(text, from, text.length());
    }

    private void printInLine(String text, int from, int to) {
        if (from == to) {
            return;
        }
        if (out.charAt(out.length() - 1) == '\n') {
            out.append(STEP.repeat(steps));
        }
        out.append(text, from, to);
    }
}
