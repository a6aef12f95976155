package dev.larder.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.larder.runtime.CacheFixture.User;
import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.memory.InMemoryCacheStore;
import dev.larder.runtime.method.CachedMethod;
import dev.larder.runtime.method.TypeToken;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that several class loaders load, as in a container, and threads with other context class loaders. */
class ClassLoadersTest {

    @TempDir
    private Path directory;

    /** Loads a copy of Larder and of these tests. */
    private URLClassLoader other;

    private final Larder larder =
            Larder.builder().store(InMemoryCacheStore.create()).open();

    @BeforeEach
    void loadACopy() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        urls.add(directory.toUri().toURL());
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        other = new URLClassLoader("other", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @AfterEach
    void close() throws IOException {
        larder.close();
        other.close();
    }

    @Test
    void aThreadThatDoesNotSeeTheApplicationFindsItsSettings() throws Exception {
        Files.writeString(
                directory.resolve("larder.properties"),
                "larder.keyPrefix = shop\nlarder.method.UserService.find.ttl = 5m\n");
        Path list =
                Files.createDirectories(directory.resolve("META-INF/larder")).resolve("methods");
        Files.writeString(list, "shop.UserService UserService.find\n");

        assertThat(configOpenedWith(ClassLoader.getPlatformClassLoader())).contains("keyPrefix=shop");
        assertThat(configOpenedWith(null)).contains("keyPrefix=shop");
        assertThat(configOpenedWith(other)).contains("keyPrefix=shop");
    }

    /** Opens a Larder of the copy on a thread with this context class loader; returns its configuration. */
    private String configOpenedWith(@Nullable ClassLoader context) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(context);
        try {
            Method opened = other.loadClass(ClassLoadersTest.class.getName()).getDeclaredMethod("openedConfig");
            opened.setAccessible(true);
            return (String) opened.invoke(null);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Returns the configuration of a Larder that is opened here. The test calls it in the copy. */
    static String openedConfig() {
        try (Larder opened = Larder.builder().store(InMemoryCacheStore.create()).open()) {
            return opened.config().toString();
        }
    }

    @Test
    void aServiceOfAnApplicationWithItsOwnLarderIsRefusedWithTheClassLoaders() throws Exception {
        @SuppressWarnings("unchecked")
        Class<Object> service = (Class<Object>) other.loadClass(LarderTest.Greeter.class.getName());
        Object delegate = Proxy.newProxyInstance(other, new Class<?>[] {service}, (proxy, method, none) -> "hello");

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> larder.cached(service, delegate))
                .withMessageStartingWith(
                        "dev.larder.runtime.LarderTest_CachedGreeter uses Larder of the class loader " + other)
                .withMessageContaining("but this Larder is of the class loader " + Larder.class.getClassLoader());
    }

    @Test
    void aTypeThatTwoClassLoadersLoadIsRefusedWithTheClassLoaders() throws Exception {
        larder.readThrough(CacheFixture.FIND);
        Class<?> user = other.loadClass(User.class.getName());

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> larder.readThrough(find(TypeToken.of(user), "user:{id}:profile")))
                .withMessageStartingWith("UserService.find stores " + User.class.getName() + " of the class loaders ["
                        + other + "] under \"user:{id}:profile\"")
                .withMessageContaining(
                        "a type of the same name of the class loaders [" + User.class.getClassLoader() + "]")
                .withMessageContaining("open a Larder for each of the applications");
    }

    private static <V> CachedMethod<V> find(TypeToken<V> type, String key) {
        return CachedMethod.returning(type)
                .named("UserService.find")
                .key(key)
                .ttl(Duration.ofHours(1))
                .build();
    }
}
