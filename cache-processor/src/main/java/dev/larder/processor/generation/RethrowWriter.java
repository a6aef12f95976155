package dev.larder.processor.generation;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.larder.processor.model.MethodSignature;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Lets the exceptions of a lambda through: for a lambda that throws two, javac infers the one type that covers both, which the
 * method does not declare. What the delegate throws undeclared, as Kotlin and Lombok let it, gets through as well.
 */
final class RethrowWriter {

    private final ClassName proxy;
    private final String method;
    private boolean used;

    RethrowWriter(ClassName proxy, NameScope methods) {
        this.proxy = proxy;
        this.method = methods.claim("undeclared");
    }

    /*
     * try {
     *     return find.get(find.key(id), () -> delegate.find(id));
     * } catch (Exception e) {
     *     throw CachedUsers.<RuntimeException>undeclared(e);
     * }
     */
    CodeBlock around(CodeBlock body, MethodSignature signature) {
        if (signature.checked().size() < 2) {
            return body;
        }
        used = true;
        String e = NameScope.local("e", signature);
        return CodeBlock.builder()
                .beginControlFlow("try")
                .add(body)
                .nextControlFlow("catch ($T $N)", Exception.class, e)
                .addStatement("throw $T.<$T>$N($N)", proxy, RuntimeException.class, method, e)
                .endControlFlow()
                .build();
    }

    /*
     * @SuppressWarnings("unchecked")
     * private static <E extends Exception> E undeclared(Exception e) throws E {
     *     throw (E) e;
     * }
     */
    List<MethodSpec> methods() {
        TypeVariableName thrown = TypeVariableName.get("E", Exception.class);
        return used
                ? List.of(MethodSpec.methodBuilder(method)
                        .addJavadoc(
                                "Throws what the delegate threw as it is, which the compiler can't tell from the lambda's type.")
                        .addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                                .addMember("value", "$S", "unchecked")
                                .build())
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addTypeVariable(thrown)
                        .returns(thrown)
                        .addParameter(Exception.class, "e")
                        .addException(thrown)
                        .addStatement("throw (E) e")
                        .build())
                : List.of();
    }
}
