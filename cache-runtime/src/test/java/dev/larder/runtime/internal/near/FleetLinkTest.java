package dev.larder.runtime.internal.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.config.NearConfig;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.internal.time.Timekeeper;
import dev.larder.runtime.spi.CacheStore;
import dev.larder.runtime.spi.near.NearLink;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FleetLinkTest {

    @Test
    @SuppressWarnings("unchecked") // it is this class
    void aMethodWithNearNeedsCaffeine() throws Exception {
        UnaryOperator<String> isolated =
                (UnaryOperator<String>) Class.forName(Failure.class.getName(), true, new WithoutCaffeine())
                        .getDeclaredConstructor()
                        .newInstance();
        String expected =
                "Users.find has near, which needs Caffeine on the class path; add com.github.ben-manes.caffeine:caffeine, or remove near";

        assertThat(isolated.apply("Users.find")).isEqualTo(expected);
        // The class that needs it cannot be linked from now on, which is another error of the JVM.
        assertThat(isolated.apply("Users.find")).isEqualTo(expected);
        assertThat(new Failure().apply("Users.find")).isEqualTo("none");
    }

    /** Returns the message with which a method fails that keeps values near. */
    public static final class Failure implements UnaryOperator<String> {

        @Override
        public String apply(String method) {
            NearLink link = proxy(NearLink.class, (self, called, arguments) -> null);
            CacheStore store = proxy(CacheStore.class, (self, called, arguments) -> Optional.of(link));
            NearConfig config = new NearConfig(Duration.ofMillis(500), 100, 1 << 20, true);
            try (FleetLink fleet = new FleetLink(store, "", config, key -> false, Timekeeper.system(), state -> {})) {
                return fleet.cache(method) == null ? "no cache" : "none";
            } catch (CacheException e) {
                return e.getMessage();
            }
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }
    }

    /** Loads Larder's classes once more, without Caffeine. */
    private static final class WithoutCaffeine extends ClassLoader {

        WithoutCaffeine() {
            super(FleetLinkTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.github.benmanes.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith("dev.larder.") ? own(name) : super.loadClass(name, resolve);
        }

        private Class<?> own(String name) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? define(name) : known;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
