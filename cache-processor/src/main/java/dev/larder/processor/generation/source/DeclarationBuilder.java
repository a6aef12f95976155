package dev.larder.processor.generation.source;

import dev.larder.processor.model.TypeName.TypeVariableName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Puts together how the declaration of a class or a method begins. Javadoc, annotations and modifiers are added in this order.
 *
 * @param <B> the builder of the whole declaration
 */
abstract sealed class DeclarationBuilder<B extends DeclarationBuilder<B>>
        permits MethodSpec.Builder, SourceFile.Builder {

    private final CodeBlock.Builder head = CodeBlock.builder();
    private final List<TypeVariableName> variables = new ArrayList<>();

    /** Returns this builder. */
    abstract B self();

    /** Adds Javadoc, of one line or several. */
    public B addJavadoc(String format, Object... arguments) {
        head.addJavadoc(format, arguments);
        return self();
    }

    public B addAnnotation(CodeBlock annotation) {
        head.add(annotation).add("\n");
        return self();
    }

    public B addModifiers(Modifier... modifiers) {
        head.addModifiers(modifiers);
        return self();
    }

    public B addTypeVariables(List<TypeVariableName> added) {
        variables.addAll(added);
        return self();
    }

    /** Returns Javadoc, annotations and modifiers. */
    CodeBlock head() {
        return head.build();
    }

    List<TypeVariableName> variables() {
        return variables;
    }
}
