package dev.larder.spring.boot.proxy;

import dev.larder.runtime.method.EvictingMethod;
import dev.larder.runtime.method.UpdatingMethod;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.ReflectionUtils;

/** Finds the methods of a generated class that update or evict, by its constants: annotations are not kept at run time. */
final class WritingMethods {

    private WritingMethods() {}

    /** Returns the names of the methods. */
    static Set<String> of(Class<?> generated) {
        return Arrays.stream(generated.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> field.getType() == EvictingMethod.class || field.getType() == UpdatingMethod.class)
                .map(WritingMethods::methodName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the last part of a name such as {@code UserService.save}, which is the text of the constant. */
    private static String methodName(Field constant) {
        ReflectionUtils.makeAccessible(constant);
        String name = String.valueOf(ReflectionUtils.getField(constant, null));
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
