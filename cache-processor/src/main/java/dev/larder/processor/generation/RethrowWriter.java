package dev.larder.processor.generation;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.larder.processor.model.MethodSignature;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the exceptions of a lambda their types back: for a lambda that throws two, javac infers the one type that covers
 * both, which the method does not declare.
 */
final class RethrowWriter {

    private RethrowWriter() {}

    /*
     * try {
     *     return find.get(find.key(id), () -> delegate.find(id));
     * } catch (IOException | SQLException | RuntimeException e) {
     *     throw e;
     * } catch (Exception e) {
     *     throw new AssertionError("find throws only what it declares", e);
     * }
     */
    static CodeBlock around(CodeBlock body, MethodSignature signature) {
        if (signature.checked().size() < 2) {
            return body;
        }
        List<TypeName> types = new ArrayList<>(signature.checked());
        types.add(TypeName.get(RuntimeException.class));
        CodeBlock alternatives =
                types.stream().map(type -> CodeBlock.of("$T", type)).collect(CodeBlock.joining(" | "));
        String e = NameScope.local("e", signature);
        return CodeBlock.builder()
                .beginControlFlow("try")
                .add(body)
                .nextControlFlow("catch ($L $N)", alternatives, e)
                .addStatement("throw $N", e)
                .nextControlFlow("catch ($T $N)", Exception.class, e)
                .addStatement(
                        "throw new $T($S, $N)",
                        AssertionError.class,
                        signature.name() + " throws only what it declares",
                        e)
                .endControlFlow()
                .build();
    }
}
