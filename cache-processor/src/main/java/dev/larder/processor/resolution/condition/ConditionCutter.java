package dev.larder.processor.resolution.condition;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.palantir.javapoet.ClassName;
import dev.larder.processor.model.Condition.Fragment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** Splits the source of a condition at the names of types. */
final class ConditionCutter {

    private final String source;

    ConditionCutter(String source) {
        this.source = source;
    }

    List<Fragment> cut(IdentityHashMap<Node, ClassName> typeNames) {
        List<Cut> cuts = new ArrayList<>();
        typeNames.forEach((node, name) -> cuts.add(cutOf(node, name)));
        cuts.sort(Comparator.comparingInt(Cut::begin));
        List<Fragment> fragments = new ArrayList<>();
        int position = 0;
        for (Cut cut : cuts) {
            text(position, cut.begin(), fragments);
            fragments.add(new Fragment.Type(cut.name()));
            position = cut.end();
        }
        text(position, source.length(), fragments);
        return fragments;
    }

    private record Cut(int begin, int end, ClassName name) {}

    private void text(int begin, int end, List<Fragment> fragments) {
        if (begin < end) {
            fragments.add(new Fragment.Text(source.substring(begin, end)));
        }
    }

    private Cut cutOf(Node node, ClassName name) {
        Range range = node.getRange().orElseThrow();
        Position end = node instanceof ClassOrInterfaceType type
                ? type.getName().getRange().orElseThrow().end
                : range.end;
        return new Cut(offset(range.begin), offset(end) + 1, name);
    }

    private int offset(Position position) {
        int lineStart = 0;
        for (int line = 1; line < position.line; line++) {
            lineStart = source.indexOf('\n', lineStart) + 1;
        }
        return lineStart + position.column - 1;
    }
}
