package dev.larder.processor.generation;

import java.util.HashSet;
import java.util.Set;

/** Gives out names, each once: {@code find}, {@code find2}, {@code find3}. */
final class NameScope {

    private final Set<String> taken;

    NameScope(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    String claim(String wanted) {
        return claim(wanted, "");
    }

    /** Claims the name; if it is taken, the separator and a number follow it. */
    String claim(String wanted, String separator) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + separator + i;
        }
        return name;
    }
}
