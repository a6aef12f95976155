package dev.larder.runtime.trial;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A service that returns filled values and counts its calls. Thread-safe. */
final class TrialDelegate implements InvocationHandler {

    private static final Object[] NONE = {};

    private final Answers answers;

    private final int seed;

    private final AtomicInteger calls = new AtomicInteger();

    TrialDelegate(Answers answers, int seed) {
        this.answers = answers;
        this.seed = seed;
    }

    <S> S as(Class<S> service) {
        return service.cast(Proxy.newProxyInstance(service.getClassLoader(), new Class<?>[] {service}, this));
    }

    int calls() {
        return calls.get();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws ReflectiveOperationException {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> arguments != null && arguments[0] == proxy;
                default -> "the service under trial";
            };
        }
        calls.incrementAndGet();
        return answers.result(method, arguments == null ? NONE : arguments, seed);
    }
}
