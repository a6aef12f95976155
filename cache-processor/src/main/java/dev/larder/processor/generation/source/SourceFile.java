package dev.larder.processor.generation.source;

import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ClassName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The source file of one class. */
public final class SourceFile {

    private final ClassName name;
    private final Set<String> hidden;
    private final CodeBlock code;

    private SourceFile(Builder builder) {
        this.name = builder.name;
        this.hidden = builder.hidden;
        this.code = builder.code();
    }

    public static Builder builder(ClassName name) {
        return new Builder(name);
    }

    /** Returns the name of the class. */
    public ClassName name() {
        return name;
    }

    /** Returns the text of the file. */
    public String text() {
        Imports imports = new Imports(name, hidden, code);
        StringBuilder text = new StringBuilder();
        if (!name.packageName().isEmpty()) {
            text.append("package ").append(name.packageName()).append(";\n\n");
        }
        List<String> imported = imports.names();
        for (String type : imported) {
            text.append("import ").append(type).append(";\n");
        }
        if (!imported.isEmpty()) {
            text.append('\n');
        }
        new SourcePrinter(imports, text).print(code);
        return text.toString();
    }

    /**
     * Puts a class together. Javadoc, annotations and modifiers are added in this order, and members in the order that they
     * are to have.
     */
    public static final class Builder extends DeclarationBuilder<Builder> {

        private final ClassName name;
        private final Set<String> hidden = new HashSet<>();
        private final List<CodeBlock> members = new ArrayList<>();
        private TypeName superinterface = ClassName.OBJECT;

        private Builder(ClassName name) {
            this.name = name;
        }

        @Override
        Builder self() {
            return this;
        }

        /** Sets the interface that the class implements. */
        public Builder superinterface(TypeName type) {
            superinterface = type;
            return this;
        }

        /** Names classes that the class inherits, so that their simple names mean nothing else in the file. */
        public Builder hide(Set<String> simpleNames) {
            hidden.addAll(simpleNames);
            return this;
        }

        /** Adds a field, which ends with its semicolon. */
        public Builder addField(CodeBlock field) {
            members.add(CodeBlock.of("$L\n", field));
            return this;
        }

        public Builder addFields(List<CodeBlock> fields) {
            fields.forEach(this::addField);
            return this;
        }

        public Builder addMethod(MethodSpec method) {
            members.add(method.code());
            return this;
        }

        public Builder addMethods(List<MethodSpec> methods) {
            methods.forEach(this::addMethod);
            return this;
        }

        public SourceFile build() {
            return new SourceFile(this);
        }

        private CodeBlock code() {
            CodeBlock.Builder code = CodeBlock.builder().add(head()).add("class $N", name.simpleName());
            code.addDeclarations(variables());
            if (!superinterface.equals(ClassName.OBJECT)) {
                code.add(" implements $T", superinterface);
            }
            return code.add(" {\n$>")
                    .add(CodeBlock.join(members, "\n"))
                    .add("$<}\n")
                    .build();
        }
    }
}
