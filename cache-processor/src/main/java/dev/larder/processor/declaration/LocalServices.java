package dev.larder.processor.declaration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.larder.processor.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds local interfaces with annotated methods, which the language model does not show. Only javac shows bodies of methods;
 * under another compiler nothing is found.
 */
public final class LocalServices {

    private final Optional<Trees> trees;

    private LocalServices(Optional<Trees> trees) {
        this.trees = trees;
    }

    /** Returns the local interfaces that the compiler of this environment shows. */
    public static LocalServices of(ProcessingEnvironment environment) {
        try {
            return new LocalServices(Optional.of(Trees.instance(environment)));
        } catch (IllegalArgumentException | LinkageError anotherCompiler) {
            return new LocalServices(Optional.empty());
        }
    }

    /**
     * A local interface.
     *
     * @param origin the method or type that contains it
     */
    public record Local(Origin origin, String name) {}

    /** Returns the local interfaces in a type. A file that does not import an annotation of Larder's is not searched. */
    public List<Local> in(Element root) {
        Optional<TreePath> path = trees.map(known -> known.getPath(root));
        return path.filter(known -> known.getCompilationUnit().getImports().stream()
                        .map(ImportTree::getQualifiedIdentifier)
                        .anyMatch(name -> name.toString().startsWith(LarderAnnotation.PACKAGE)))
                .map(known -> search(known, root))
                .orElse(List.of());
    }

    private List<Local> search(TreePath root, Element type) {
        List<Local> found = new ArrayList<>();
        new TreePathScanner<@Nullable Void, Element>() {
            /** Leaves out what has no statements: annotations, types and parameters. */
            @Override
            public @Nullable Void visitMethod(MethodTree method, Element root) {
                return scan(method.getBody(), root);
            }

            @Override
            public @Nullable Void visitClass(ClassTree local, Element root) {
                Tree.Kind parent = getCurrentPath().getParentPath().getLeaf().getKind();
                if (local.getKind() == Tree.Kind.INTERFACE && parent == Tree.Kind.BLOCK && isService(local)) {
                    Element owner = methodAround(getCurrentPath()).orElse(root);
                    found.add(new Local(Origin.of(owner), local.getSimpleName().toString()));
                }
                return super.visitClass(local, root);
            }
        }.scan(root, type);
        return found;
    }

    private Optional<Element> methodAround(TreePath local) {
        TreePath path = local;
        while (path != null && !(path.getLeaf() instanceof MethodTree)) {
            path = path.getParentPath();
        }
        TreePath method = path;
        return method == null ? Optional.empty() : trees.map(known -> known.getElement(method));
    }

    private static boolean isService(ClassTree local) {
        return local.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .flatMap(member -> ((MethodTree) member).getModifiers().getAnnotations().stream())
                .map(AnnotationTree::getAnnotationType)
                .anyMatch(name -> LarderAnnotation.isNamed(name.toString()));
    }
}
