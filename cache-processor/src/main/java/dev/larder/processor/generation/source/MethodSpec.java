package dev.larder.processor.generation.source;

import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ArrayTypeName;
import dev.larder.processor.model.TypeName.ClassName;
import java.util.ArrayList;
import java.util.List;

/**
 * A method or constructor of a class.
 *
 * @param name the method's name; that of the class for a constructor
 * @param code the whole method, with its Javadoc and its body
 */
public record MethodSpec(String name, CodeBlock code) {

    public static Builder methodBuilder(String name) {
        return new Builder(name);
    }

    public static Builder constructorBuilder(ClassName type) {
        return new Builder(type.simpleName());
    }

    /** Puts a method together. Javadoc, annotations and modifiers are added in this order. */
    public static final class Builder extends DeclarationBuilder<Builder> {

        private final String name;
        private CodeBlock returned = CodeBlock.of("");
        private final List<TypeName> types = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<TypeName> exceptions = new ArrayList<>();
        private final CodeBlock.Builder body = CodeBlock.builder();
        private boolean varargs;

        private Builder(String name) {
            this.name = name;
        }

        @Override
        Builder self() {
            return this;
        }

        public Builder returns(TypeName type) {
            returned = CodeBlock.of("$T ", type);
            return this;
        }

        public Builder addParameter(TypeName type, String parameter) {
            types.add(type);
            names.add(parameter);
            return this;
        }

        /** Sets whether the last parameter, an array, is declared with an ellipsis. */
        public Builder varargs(boolean isVarargs) {
            varargs = isVarargs;
            return this;
        }

        public Builder addExceptions(List<TypeName> thrown) {
            exceptions.addAll(thrown);
            return this;
        }

        public Builder addCode(CodeBlock code) {
            body.add(code);
            return this;
        }

        public Builder addStatement(String format, Object... arguments) {
            body.addStatement(format, arguments);
            return this;
        }

        public MethodSpec build() {
            CodeBlock.Builder code = CodeBlock.builder().add(head());
            if (!variables().isEmpty()) {
                code.addDeclarations(variables());
                code.add(" ");
            }
            code.add(returned).add("$N(", name);
            addParameters(code);
            code.add(")");
            addExceptions(code);
            code.add(" {\n$>").add(body.build()).add("$<}\n");
            return new MethodSpec(name, code.build());
        }

        private void addParameters(CodeBlock.Builder code) {
            code.add(CodeBlock.Layout.BREAK);
            for (int i = 0; i < types.size(); i++) {
                if (i > 0) {
                    code.add(",").add(CodeBlock.Layout.BREAK_OR_SPACE);
                }
                boolean isEllipsis = varargs && i == types.size() - 1;
                TypeName type = isEllipsis && types.get(i) instanceof ArrayTypeName array
                        ? array.componentType()
                        : types.get(i);
                code.add(isEllipsis ? "$T... $N" : "$T $N", type, names.get(i));
            }
        }

        private void addExceptions(CodeBlock.Builder code) {
            String separator = "throws";
            for (TypeName exception : exceptions) {
                if (separator.equals("throws")) {
                    code.add(CodeBlock.Layout.BREAK_OR_SPACE);
                }
                code.add(separator).add(CodeBlock.Layout.BREAK_OR_SPACE).add("$T", exception);
                separator = ",";
            }
        }
    }
}
