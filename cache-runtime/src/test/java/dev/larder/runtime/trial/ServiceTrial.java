package dev.larder.runtime.trial;

import dev.larder.runtime.error.CacheException;
import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.spi.ValueCodec;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tries each cached method of a service: binds it, calls it twice with equal arguments and filled values, and calls it with each
 * field of its arguments changed.
 *
 * <p>Needs the interface and its generated class, and neither a server nor an implementation. The program prints the trials of
 * the interfaces whose names it is given, and ends with the number of methods that do not work, at most 100.
 */
public final class ServiceTrial {

    private final Class<?> service;

    private final Map<Class<?>, Supplier<?>> samples = new LinkedHashMap<>();

    private ValueCodec codec = JacksonValueCodec.create();

    private ServiceTrial(Class<?> service) {
        this.service = service;
    }

    /** Returns the trial of an interface with annotated methods. */
    public static ServiceTrial of(Class<?> service) {
        return new ServiceTrial(service);
    }

    /** Sets the codec; by default JSON without further modules. */
    public ServiceTrial codec(ValueCodec codec) {
        this.codec = codec;
        return this;
    }

    /** Gives arguments of a type that cannot be filled, such as of an interface. Each must equal the others. */
    public <T> ServiceTrial sample(Class<T> type, Supplier<? extends T> sample) {
        samples.put(type, sample);
        return this;
    }

    /**
     * Runs the trial.
     *
     * @throws CacheException when the interface has no generated class
     */
    public TrialReport run() {
        CachedMethods cached = CachedMethods.of(generated());
        TrialValues values = new TrialValues(samples);
        List<MethodTrial> trials = new ArrayList<>();
        for (Method method : methods()) {
            MethodRun run = new MethodRun(service, method, cached, values, codec);
            Optional<Outcome> outcome = cached.typesOf(method.getName()).isEmpty() ? Optional.empty() : run.outcome();
            outcome.ifPresent(found -> trials.add(new MethodTrial(signature(method), found)));
        }
        return new TrialReport(service.getName(), trials);
    }

    private Class<?> generated() {
        StringBuilder name = new StringBuilder("Cached" + service.getSimpleName());
        for (Class<?> outer = service.getEnclosingClass(); outer != null; outer = outer.getEnclosingClass()) {
            name.insert(0, outer.getSimpleName() + "_");
        }
        String packageName = service.getPackageName();
        try {
            return Class.forName(
                    packageName.isEmpty() ? name.toString() : packageName + "." + name, true, service.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new CacheException(
                    service.getName() + " has no generated class " + name
                            + "; compile it with cache-processor on the path of annotation processors",
                    e);
        }
    }

    private List<Method> methods() {
        return Arrays.stream(service.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .sorted(Comparator.comparing(ServiceTrial::signature))
                .toList();
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    /** Prints the trials of services. */
    public static void main(String... services) throws ClassNotFoundException {
        long failing = 0;
        for (String name : services) {
            TrialReport report = of(Class.forName(name)).run();
            System.out.println(report);
            failing += report.methods().size() - report.count(Outcome.Works.class);
        }
        System.exit((int) Math.min(failing, 100));
    }
}
