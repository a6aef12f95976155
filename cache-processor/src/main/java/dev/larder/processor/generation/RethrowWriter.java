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
 * Lets checked exceptions of a lambda pass. Of a lambda that throws two, javac infers their common supertype, which the
 * method does not declare. Exceptions that the delegate throws undeclared pass as well, as Kotlin and Lombok allow
 * them.
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
                        .addJavadoc("Throws an exception of the delegate unchanged,"
                                + " as the type of the lambda does not tell its class.")
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
