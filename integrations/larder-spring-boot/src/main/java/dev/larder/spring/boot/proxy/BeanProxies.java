package dev.larder.spring.boot.proxy;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Makes proxies of beans that have none, as Spring's own post-processors do: by class or by interfaces. */
final class BeanProxies extends AbstractBeanFactoryAwareAdvisingPostProcessor {

    private static final long serialVersionUID = 1L;

    /** Returns the beginnings of a proxy. */
    ProxyFactory factoryFor(Object bean, String beanName) {
        ProxyFactory factory = prepareProxyFactory(bean, beanName);
        if (!canBeExtended(bean.getClass())) {
            factory.setProxyTargetClass(false);
        }
        if (!factory.isProxyTargetClass() && factory.getProxiedInterfaces().length == 0) {
            evaluateProxyInterfaces(bean.getClass(), factory);
        }
        return factory;
    }

    /** Returns the beginnings of the proxy of a bean that does not exist yet. */
    ProxyFactory factoryFor(Class<?> beanClass, String beanName, ConfigurableListableBeanFactory beans) {
        ProxyFactory factory = new ProxyFactory();
        factory.copyFrom(this);
        factory.setTargetClass(beanClass);
        if (AutoProxyUtils.shouldProxyTargetClass(beans, beanName)) {
            factory.setProxyTargetClass(true);
        }
        if (!canBeExtended(beanClass)) {
            factory.setProxyTargetClass(false);
        }
        if (!factory.isProxyTargetClass()) {
            evaluateProxyInterfaces(beanClass, factory);
        }
        return factory;
    }

    Class<?> proxyClass(ProxyFactory factory) {
        return factory.getProxyClass(getProxyClassLoader());
    }

    Object proxy(ProxyFactory factory) {
        return factory.getProxy(getProxyClassLoader());
    }

    private static boolean canBeExtended(Class<?> type) {
        return !Modifier.isFinal(type.getModifiers()) && !Proxy.isProxyClass(type) && !ClassUtils.isLambdaClass(type);
    }
}
