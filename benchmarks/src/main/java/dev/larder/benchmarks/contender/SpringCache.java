package dev.larder.benchmarks.contender;

import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** {@code @Cacheable} on a Spring bean, whatever cache manager is behind it. */
final class SpringCache implements Contender {

    static final String CACHE = "customer";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private final AnnotatedBean customers;

    private final Runnable disconnect;

    SpringCache(CacheManager manager, CustomerSource source, Runnable disconnect) {
        context.registerBean(CacheManager.class, () -> manager);
        context.registerBean(AnnotatedBean.class, () -> new AnnotatedBean(source));
        context.register(Caching.class);
        context.refresh();
        this.customers = context.getBean(AnnotatedBean.class);
        this.disconnect = disconnect;
    }

    @Override
    public Customer find(long id) {
        return customers.find(id);
    }

    @Override
    public void close() {
        context.close();
        disconnect.run();
    }

    /** Switches the annotations on. */
    @EnableCaching
    static class Caching {}

    /** The annotated bean; Spring subclasses it. */
    static class AnnotatedBean {

        private final CustomerSource source;

        AnnotatedBean(CustomerSource source) {
            this.source = source;
        }

        @Cacheable(CACHE)
        public Customer find(long id) {
            return source.load(id);
        }
    }
}
