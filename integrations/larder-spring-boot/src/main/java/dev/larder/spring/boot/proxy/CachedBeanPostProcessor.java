package dev.larder.spring.boot.proxy;

import dev.larder.runtime.Larder;
import dev.larder.runtime.spi.EvictionOutbox;
import dev.larder.spring.boot.proxy.CachePointcut.Part;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.util.ClassUtils;

/**
 * Caches the beans whose interfaces have Larder's annotations: adds an advice to the proxy that a bean has, or makes it
 * one. Products of factory beans, such as repositories and HTTP clients, are beans like others.
 *
 * <p>It has no order, so that it comes after all post-processors that have one, and finds their advice in place.
 */
public final class CachedBeanPostProcessor
        implements SmartInstantiationAwareBeanPostProcessor,
                SmartInitializingSingleton,
                BeanFactoryAware,
                BeanClassLoaderAware {

    private final AdvicePlace place;

    private final ExcludedBeans excluded;

    private final Set<String> cachedNames = ConcurrentHashMap.newKeySet();

    private final BeanProxies proxies = new BeanProxies();

    private final RepositoryCheck repositoryCheck = new RepositoryCheck();

    private final Map<Class<?>, CachedType> types = new ConcurrentHashMap<>();

    /** The names of the beans that have an early reference, so that they get no second proxy. */
    private final Set<String> early = ConcurrentHashMap.newKeySet();

    /** The interceptors that are bound when all singletons exist. */
    private final Queue<CacheInterceptor> unbound = new ConcurrentLinkedQueue<>();

    private volatile String[] larderNames = {};

    /** Whether there is an outbox; {@code null} until that is asked. */
    private volatile @Nullable Boolean outbox;

    private volatile boolean started;

    private ServiceIndex index = ServiceIndex.of(null);

    private @Nullable ConfigurableListableBeanFactory beanFactory;

    /**
     * Caches the beans of one bean factory.
     *
     * @param order the order of the advice
     * @param excluded the beans that are left alone
     */
    public CachedBeanPostProcessor(int order, ExcludedBeans excluded) {
        this.place = new AdvicePlace(order);
        this.excluded = excluded;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
        proxies.setBeanFactory(beanFactory);
    }

    @Override
    public void setBeanClassLoader(ClassLoader classLoader) {
        this.index = ServiceIndex.of(classLoader);
        proxies.setBeanClassLoader(classLoader);
    }

    @Override
    public Object getEarlyBeanReference(Object bean, String beanName) {
        if (isEligible(bean, beanName) && typeOf(bean).isCached()) {
            early.add(beanName);
        }
        return cached(bean, beanName);
    }

    @Override
    public @Nullable Object postProcessAfterInitialization(Object bean, String beanName) {
        // Others see their own early reference and return the bean, as this does.
        return early.remove(beanName) ? bean : cached(bean, beanName);
    }

    /** Tells ahead of time the class of the proxy that a bean will be, since an image makes no classes. */
    @Override
    public Class<?> determineBeanType(Class<?> beanClass, String beanName) {
        ConfigurableListableBeanFactory beans = beanFactory;
        if (beans == null || !isEligible(beanClass, beanName) || Advised.class.isAssignableFrom(beanClass)) {
            return beanClass;
        }
        CachedType type = typeOf(beanClass);
        if (!type.isCached()) {
            return beanClass;
        }
        ProxyFactory factory = proxies.factoryFor(beanClass, beanName, beans);
        factory.addAdvisor(advisor(type, Part.ALL, interceptor(type, factory, factory.isProxyTargetClass())));
        return proxies.proxyClass(factory);
    }

    private Object cached(Object bean, String beanName) {
        if (!isEligible(bean, beanName)) {
            return bean;
        }
        CachedType type = typeOf(bean);
        if (!type.isCached()) {
            return bean;
        }
        repositoryCheck.check(type);
        if (!started) {
            cachedNames.add(beanName);
        }
        registerDependency(beanName);
        return bean instanceof Advised advised ? advise(bean, advised, type, beanName) : proxy(bean, type, beanName);
    }

    private boolean isEligible(Object bean, String beanName) {
        return isEligible(bean.getClass(), beanName);
    }

    private boolean isEligible(Class<?> beanClass, String beanName) {
        return !excluded.contains(beanName)
                && !FactoryBean.class.isAssignableFrom(beanClass)
                && !ScopedObject.class.isAssignableFrom(beanClass)
                && !index.isGenerated(beanClass)
                && !index.entries().isEmpty();
    }

    private CachedType typeOf(Object bean) {
        return typeOf(bean.getClass());
    }

    private CachedType typeOf(Class<?> type) {
        Class<?> seen = Proxy.isProxyClass(type) ? type : ClassUtils.getUserClass(type);
        return types.computeIfAbsent(seen, absent -> CachedType.of(absent, index));
    }

    private Object advise(Object bean, Advised advised, CachedType type, String beanName) {
        BeanChecks checks = new BeanChecks(type, beanName);
        checks.requireChangeable(advised);
        boolean byClass = !Proxy.isProxyClass(bean.getClass());
        if (byClass) {
            checks.requireOverridable(type.type());
        }
        if (AdvicePlace.hasTransactions(advised) && hasOutbox()) {
            place.add(advisor(type, Part.READING, advised, byClass), advised);
            AdvicePlace.addInsideTransactions(advisor(type, Part.WRITING, advised, byClass), advised);
        } else {
            place.add(advisor(type, Part.ALL, advised, byClass), advised);
        }
        bindIfStarted();
        return bean;
    }

    private Object proxy(Object bean, CachedType type, String beanName) {
        ProxyFactory factory = proxies.factoryFor(bean, beanName);
        if (factory.isProxyTargetClass()) {
            new BeanChecks(type, beanName).requireOverridable(type.type());
        }
        factory.addAdvisor(advisor(type, Part.ALL, factory, factory.isProxyTargetClass()));
        Object proxy = proxies.proxy(factory);
        bindIfStarted();
        return proxy;
    }

    private Advisor advisor(CachedType type, Part part, Advised advised, boolean byClass) {
        CacheInterceptor interceptor = interceptor(type, advised, byClass);
        unbound.add(interceptor);
        return advisor(type, part, interceptor);
    }

    private static Advisor advisor(CachedType type, Part part, CacheInterceptor interceptor) {
        return new DefaultPointcutAdvisor(new CachePointcut(type, part), interceptor);
    }

    /** Returns whether evictions must be known before the commit, and so be asked for inside the transaction. */
    private boolean hasOutbox() {
        Boolean known = outbox;
        if (known == null) {
            ConfigurableListableBeanFactory factory = beanFactory;
            known = factory != null && factory.getBeanNamesForType(EvictionOutbox.class, true, false).length > 0;
            outbox = known;
        }
        return known;
    }

    private CacheInterceptor interceptor(CachedType type, Advised advised, boolean byClass) {
        return new CacheInterceptor(type, larder(), advised, byClass);
    }

    private Supplier<Larder> larder() {
        ConfigurableListableBeanFactory factory = beanFactory;
        if (factory == null) {
            throw new IllegalStateException("no bean factory");
        }
        return () -> factory.getBean(Larder.class);
    }

    /** Lets the cache be closed after the beans that use it. */
    private void registerDependency(String beanName) {
        ConfigurableListableBeanFactory factory = beanFactory;
        if (factory != null && factory.containsBeanDefinition(beanName) && factory.isSingleton(beanName)) {
            for (String name : larderNames(factory)) {
                factory.registerDependentBean(name, beanName);
            }
        }
    }

    private String[] larderNames(ConfigurableListableBeanFactory factory) {
        String[] names = larderNames;
        if (names.length == 0) {
            names = factory.getBeanNamesForType(Larder.class, true, false);
            larderNames = names;
        }
        return names;
    }

    /** Binds the beans so far, so that an error of a cached method keeps the application from starting. */
    @Override
    public void afterSingletonsInstantiated() {
        started = true;
        if (beanFactory != null) {
            excluded.requireKnown(beanFactory, cachedNames);
        }
        cachedNames.clear();
        bindAll();
    }

    /** Binds a bean that is made later, so that it fails before it is used. */
    private void bindIfStarted() {
        if (started) {
            bindAll();
        }
    }

    private void bindAll() {
        for (CacheInterceptor next = unbound.poll(); next != null; next = unbound.poll()) {
            next.bound();
        }
    }
}
