package dev.larder.spring.boot;

import dev.larder.runtime.Larder;
import dev.larder.runtime.LarderBuilder;
import dev.larder.runtime.spi.CacheListener;
import dev.larder.runtime.spi.CallObserver;
import dev.larder.runtime.spi.Transactions;
import dev.larder.runtime.spi.ValueCodec;
import dev.larder.spring.boot.connect.LarderConnectionDetails;
import dev.larder.spring.boot.connect.RedisChoice;
import dev.larder.spring.boot.proxy.CachedBeanPostProcessor;
import dev.larder.spring.boot.proxy.ExcludedBeans;
import dev.larder.spring.boot.transaction.SpringTransactions;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Caches the beans whose interfaces have Larder's annotations. It backs off for beans of {@link Larder},
 * {@link Transactions} and {@link LarderConnectionDetails}.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
            "org.redisson.spring.starter.RedissonAutoConfigurationV4"
        })
@EnableConfigurationProperties(LarderProperties.class)
@ImportRuntimeHints(LarderRuntimeHints.class)
public class LarderAutoConfiguration {

    @Bean
    static CachedBeanPostProcessor larderCachedBeanPostProcessor(Environment environment) {
        LarderProperties.Spring spring = Binder.get(environment)
                .bind("larder.spring", LarderProperties.Spring.class)
                .orElseGet(LarderProperties.Spring::new);
        boolean isSlice = environment.containsProperty("spring.test.larder.memory");
        return new CachedBeanPostProcessor(spring.getOrder(), new ExcludedBeans(spring.getExclude(), isSlice));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Larder larder(
            LarderProperties properties,
            Environment environment,
            ListableBeanFactory beans,
            ObjectProvider<ValueCodec> codec,
            ObjectProvider<Transactions> transactions,
            ObjectProvider<CacheListener> listeners,
            ObjectProvider<CallObserver> observer,
            ObjectProvider<LarderBuilderCustomizer> customizers) {
        new SystemPropertyCheck(environment).requireKnown(System.getProperties());
        LarderBuilder builder = Larder.builder().systemProperties(false);
        new RedisChoice(beans).apply(builder);
        codec.ifAvailable(builder::codec);
        transactions.ifAvailable(builder::transactions);
        listeners.orderedStream().forEach(builder::listener);
        observer.ifAvailable(builder::observer);
        new PropertySettings(properties, environment).apply(builder);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.open();
    }

    @Bean
    @ConditionalOnMissingBean(LarderConnectionDetails.class)
    @ConditionalOnProperty("larder.redis.url")
    PropertiesConnectionDetails larderConnectionDetails(
            LarderProperties properties, ObjectProvider<SslBundles> bundles) {
        return new PropertiesConnectionDetails(properties.getRedis(), bundles.getIfAvailable());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(TransactionSynchronizationManager.class)
    static class TransactionConfiguration {

        @Bean
        @ConditionalOnMissingBean(Transactions.class)
        SpringTransactions larderTransactions() {
            return new SpringTransactions();
        }

        /** Lets all transaction managers tell when transactions begin, those of the application included. */
        @Bean
        SmartInitializingSingleton larderTransactionBeginnings(
                ObjectProvider<SpringTransactions> transactions, ObjectProvider<PlatformTransactionManager> managers) {
            return () -> transactions.ifAvailable(known -> {
                TransactionExecutionListener listener = known.beginnings();
                managers.stream()
                        .filter(ConfigurableTransactionManager.class::isInstance)
                        .map(ConfigurableTransactionManager.class::cast)
                        .forEach(manager -> manager.addListener(listener));
            });
        }
    }
}
