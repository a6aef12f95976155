package dev.larder.processor.resolution.condition;

import dev.larder.processor.model.Condition.Fragment;
import dev.larder.processor.model.TypeName.ClassName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Splits the source of a condition at the names of types. */
final class ConditionCutter {

    private final String source;
    private final List<Cut> cuts = new ArrayList<>();

    ConditionCutter(String source) {
        this.source = source;
    }

    private record Cut(Expression.Span place, ClassName name) {}

    /** Adds the name of a type. */
    void add(Expression.Span place, ClassName name) {
        cuts.add(new Cut(place, name));
    }

    List<Fragment> cut() {
        cuts.sort(Comparator.comparingInt(cut -> cut.place().begin()));
        List<Fragment> fragments = new ArrayList<>();
        int position = 0;
        for (Cut cut : cuts) {
            text(position, cut.place().begin(), fragments);
            fragments.add(new Fragment.Type(cut.name()));
            position = cut.place().end();
        }
        text(position, source.length(), fragments);
        return fragments;
    }

    private void text(int begin, int end, List<Fragment> fragments) {
        if (begin < end) {
            fragments.add(new Fragment.Text(source.substring(begin, end)));
        }
    }
}
