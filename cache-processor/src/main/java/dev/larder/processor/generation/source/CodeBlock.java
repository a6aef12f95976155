package dev.larder.processor.generation.source;

import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.TypeVariableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * A piece of source code. Formats have these placeholders, each but the last three for one argument:
 *
 * <pre>
 * $L  a piece of code, or any other object by its text
 * $N  a name
 * $S  a text as a literal, in quotes
 * $T  a type, as a TypeName or a class of the JDK, whose name depends on the imports
 * $&gt;  indents the lines that follow by one step
 * $&lt;  takes back one step
 * $$  a dollar sign
 * </pre>
 *
 * <p>The placeholders are those of JavaPoet.
 */
public final class CodeBlock {

    /** What is neither text nor a type. */
    enum Layout {
        INDENT,
        UNINDENT,
        /** A line break where the next piece would leave the line; otherwise nothing. */
        BREAK,
        /** A line break where the next piece would leave the line; otherwise a space. */
        BREAK_OR_SPACE
    }

    /** Texts, types and layout, in their order. */
    private final List<Object> parts;

    private CodeBlock(List<Object> parts) {
        this.parts = parts;
    }

    public static CodeBlock of(String format, Object... arguments) {
        return builder().add(format, arguments).build();
    }

    /** Returns the pieces as one, with a separator between them. */
    public static CodeBlock join(List<CodeBlock> pieces, String separator) {
        Builder joined = builder();
        for (int i = 0; i < pieces.size(); i++) {
            joined.add(i == 0 ? "" : separator).add(pieces.get(i));
        }
        return joined.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    List<Object> parts() {
        return parts;
    }

    /** Returns the code without indentation, and with the names of classes as imports give them. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof TypeName type) {
                text.append(type.spelled(ClassName::nestedName));
            } else if (part instanceof String) {
                text.append(part);
            }
        }
        return text.toString();
    }

    /** Puts a piece together. */
    public static final class Builder {

        private final List<Object> parts = new ArrayList<>();

        private Builder() {}

        /** @throws IllegalArgumentException if there are more or fewer arguments than the format asks for */
        public Builder add(String format, Object... arguments) {
            int used = 0;
            int from = 0;
            for (int at = format.indexOf('$'); at >= 0; at = format.indexOf('$', from)) {
                text(format.substring(from, at));
                char kind = format.charAt(at + 1);
                switch (kind) {
                    case '>' -> add(Layout.INDENT);
                    case '<' -> add(Layout.UNINDENT);
                    case '$' -> text("$");
                    default -> {
                        if (used == arguments.length) {
                            throw new IllegalArgumentException("too few arguments for '" + format + "'");
                        }
                        argument(kind, arguments[used++]);
                    }
                }
                from = at + 2;
            }
            text(format.substring(from));
            if (used < arguments.length) {
                throw new IllegalArgumentException("'" + format + "' leaves over "
                        + Arrays.asList(arguments).subList(used, arguments.length));
            }
            return this;
        }

        public Builder add(CodeBlock piece) {
            parts.addAll(piece.parts);
            return this;
        }

        Builder add(Layout layout) {
            parts.add(layout);
            return this;
        }

        private void argument(char kind, Object argument) {
            switch (kind) {
                case 'L' -> {
                    if (argument instanceof CodeBlock piece) {
                        add(piece);
                    } else {
                        text(argument.toString());
                    }
                }
                case 'N' -> text((String) argument);
                case 'S' -> text(literal((String) argument));
                case 'T' -> parts.add(argument instanceof Class<?> type ? ClassName.get(type) : (TypeName) argument);
                default -> throw new IllegalArgumentException("no placeholder is called '$" + kind + "'");
            }
        }

        private void text(String text) {
            if (!text.isEmpty()) {
                parts.add(text);
            }
        }

        public Builder addStatement(String format, Object... arguments) {
            return add(format, arguments).add(";\n");
        }

        /** Adds the head of a block, such as {@code if ($L)}, without its brace. */
        public Builder beginControlFlow(String head, Object... arguments) {
            return add(head, arguments).add(" {\n$>");
        }

        /** Ends a block, and begins one that belongs to it, such as {@code else}. */
        public Builder nextControlFlow(String head, Object... arguments) {
            return add("$<} ").beginControlFlow(head, arguments);
        }

        public Builder endControlFlow() {
            return add("$<}\n");
        }

        /** Adds a Javadoc comment of one line or several. */
        void addJavadoc(String format, Object... arguments) {
            String lines = format.replace("\n", "\n * ").replace(" * \n", " *\n");
            add("/**\n * " + lines + "\n */\n", arguments);
        }

        void addModifiers(Modifier... modifiers) {
            for (Modifier modifier : modifiers) {
                text(modifier + " ");
            }
        }

        /** Adds the declarations of type variables. */
        // <T extends Account & Comparable<T>>
        void addDeclarations(List<TypeVariableName> variables) {
            String separator = "<";
            for (TypeVariableName variable : variables) {
                add("$L$T", separator, variable);
                String bounding = " extends ";
                for (TypeName bound : variable.bounds()) {
                    add("$L$T", bounding, bound);
                    bounding = " & ";
                }
                separator = ", ";
            }
            text(variables.isEmpty() ? "" : ">");
        }

        public CodeBlock build() {
            return new CodeBlock(List.copyOf(parts));
        }
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\b' -> literal.append("\\b");
                case '\t' -> literal.append("\\t");
                case '\n' -> literal.append("\\n");
                case '\f' -> literal.append("\\f");
                case '\r' -> literal.append("\\r");
                case '"', '\\' -> literal.append('\\').append(c);
                default -> {
                    if (Character.isISOControl(c)) {
                        literal.append(String.format("\\u%04x", (int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }
}
