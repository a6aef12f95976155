package dev.larder.spring.boot.proxy;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.FatalBeanException;

/** Signals that {@code larder.spring.exclude} names a bean that does not exist. */
public final class UnknownBeanException extends FatalBeanException {

    private static final long serialVersionUID = 1L;

    private final String name;

    @SuppressWarnings("serial") // holds a set that can be written
    private final Set<String> cached;

    UnknownBeanException(String name, Set<String> cached) {
        super("larder.spring.exclude names the bean " + name + ", which does not exist; the cached beans are "
                + new TreeSet<>(cached));
        this.name = name;
        this.cached = new TreeSet<>(cached);
    }

    /** Returns the name that no bean has. */
    public String name() {
        return name;
    }

    /** Returns the names of the beans that are cached, of which one may be meant. */
    public Set<String> cached() {
        return cached;
    }
}
