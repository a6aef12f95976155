package dev.larder.processor.declaration;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods of its own interface that a default method calls. Only javac shows bodies of methods; under another
 * compiler nothing is found.
 */
public final class MethodCalls {

    private final Optional<Trees> trees;

    private MethodCalls(Optional<Trees> trees) {
        this.trees = trees;
    }

    /** Returns the calls that the compiler of this environment shows. */
    public static MethodCalls of(ProcessingEnvironment environment) {
        try {
            return new MethodCalls(Optional.of(Trees.instance(environment)));
        } catch (IllegalArgumentException | LinkageError anotherCompiler) {
            return new MethodCalls(Optional.empty());
        }
    }

    /** Returns those of the candidates that the body of a default method calls on its own object. */
    List<ExecutableElement> calledBy(ExecutableElement method, List<ExecutableElement> candidates) {
        Set<Call> calls = new LinkedHashSet<>();
        trees.map(known -> known.getTree(method)).map(tree -> tree.getBody()).ifPresent(body -> scan(body, calls));
        List<ExecutableElement> called = new ArrayList<>();
        for (ExecutableElement candidate : candidates) {
            Call call = new Call(
                    candidate.getSimpleName().toString(),
                    candidate.getParameters().size());
            if (calls.contains(call)) {
                called.add(candidate);
            }
        }
        return called;
    }

    private record Call(String name, int arguments) {}

    private static void scan(Tree body, Set<Call> calls) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                name(call.getMethodSelect())
                        .ifPresent(name ->
                                calls.add(new Call(name, call.getArguments().size())));
                return super.visitMethodInvocation(call, nothing);
            }
        }.scan(body, null);
    }

    /** Returns the name in {@code save(…)} and in {@code this.save(…)}; empty for a call on another object. */
    private static Optional<String> name(ExpressionTree select) {
        if (select instanceof IdentifierTree name) {
            return Optional.of(name.getName().toString());
        }
        return select instanceof MemberSelectTree member
                        && member.getExpression() instanceof IdentifierTree object
                        && object.getName().contentEquals("this")
                ? Optional.of(member.getIdentifier().toString())
                : Optional.empty();
    }
}
