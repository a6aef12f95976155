package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.generation.source.MethodSpec;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.TypeVariableName;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Lets checked exceptions of a lambda pass. Of a lambda that throws two, javac infers their common supertype, which the
 * method does not declare. Exceptions that the delegate throws undeclared pass as well, as Kotlin and Lombok allow
 * them.
 */
final class RethrowWriter {

    private static final ClassName EXCEPTION = ClassName.get(Exception.class);

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
        TypeVariableName thrown = TypeVariableName.get("E", EXCEPTION);
        return used
                ? List.of(MethodSpec.methodBuilder(method)
                        .addJavadoc("Throws an exception of the delegate unchanged,"
                                + " as the type of the lambda does not tell its class.")
                        .addAnnotation(CodeBlock.of("@$T($S)", SuppressWarnings.class, "unchecked"))
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addTypeVariables(List.of(thrown))
                        .returns(thrown)
                        .addParameter(EXCEPTION, "e")
                        .addExceptions(List.of(thrown))
                        .addStatement("throw (E) e")
                        .build())
                : List.of();
    }
}
