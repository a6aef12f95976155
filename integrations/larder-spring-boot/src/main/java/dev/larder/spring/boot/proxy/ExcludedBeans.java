package dev.larder.spring.boot.proxy;

import java.util.Set;
import org.springframework.beans.factory.BeanFactory;

/**
 * The beans that {@code larder.spring.exclude} names. Immutable.
 *
 * @param names the names of beans that are not cached
 * @param mayBeMissing whether a name may be that of no bean, as in a test of a part of the application
 */
public record ExcludedBeans(Set<String> names, boolean mayBeMissing) {

    public ExcludedBeans {
        names = Set.copyOf(names);
    }

    boolean contains(String beanName) {
        return names.contains(beanName);
    }

    /**
     * Checks that each name is that of a bean.
     *
     * @param cached the names of the cached beans, for the message
     * @throws UnknownBeanException when a bean does not exist
     */
    void requireKnown(BeanFactory beans, Set<String> cached) {
        for (String name : names) {
            if (!mayBeMissing && !beans.containsBean(name)) {
                throw new UnknownBeanException(name, cached);
            }
        }
    }
}
