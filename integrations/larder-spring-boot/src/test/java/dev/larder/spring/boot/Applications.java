package dev.larder.spring.boot;

import dev.larder.test.redis.RedisServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Begins applications that tests start. */
final class Applications {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Applications() {}

    /** Returns an application with Larder, on the shared Redis, with keys of its own. */
    static ApplicationContextRunner withLarder() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, LarderAutoConfiguration.class))
                .withPropertyValues(
                        "larder.redis.url=" + RedisServer.shared().uri(),
                        "larder.lazy-connect=false",
                        "larder.command-timeout=5s",
                        "larder.connect-timeout=15s",
                        "larder.key-prefix=" + prefix());
    }

    static String prefix() {
        return "test" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    }
}
