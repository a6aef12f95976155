package dev.larder.runtime.jackson.form;

import com.fasterxml.jackson.core.TreeNode;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.util.Calendar;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Types whose JSON form is known: those that come back as they were, and those of the JDK that do not. */
public final class KnownTypes {

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");

    private static final Set<Class<?>> SCALARS = Set.of(
            String.class,
            CharSequence.class,
            StringBuilder.class,
            StringBuffer.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            AtomicBoolean.class,
            AtomicInteger.class,
            AtomicLong.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            URI.class,
            URL.class,
            Currency.class,
            Pattern.class,
            byte[].class);

    /** What to name instead of a type that says too little. */
    private static final Map<Class<?>, String> VAGUE = Map.of(
            Object.class, "it says nothing about what to read back; name the exact type",
            Serializable.class, "it says nothing about what to read back; name the exact type",
            Comparable.class, "it says nothing about what to read back; name the exact type",
            Number.class, "it does not say which number to read back; name Long or BigDecimal",
            Class.class, "the data would choose a class; keep a name of your own",
            Calendar.class, "its zone and rules would be lost; use ZonedDateTime",
            Iterable.class, "it does not say what to create; use List");

    private KnownTypes() {}

    public static boolean isOfTheJdk(Class<?> type) {
        String name = type.getName();
        return JDK.stream().anyMatch(name::startsWith) && isPlatform(type.getClassLoader());
    }

    private static boolean isPlatform(ClassLoader loader) {
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    /** Returns whether the type is a text, a number or another single value, with nothing within to look at. */
    public static boolean isScalar(Class<?> type) {
        return type.isPrimitive()
                || Enum.class.isAssignableFrom(type)
                || SCALARS.contains(type)
                || ExactForms.isText(type)
                || TreeNode.class.isAssignableFrom(type);
    }

    /** Returns why values of the type cannot be kept, for types of the JDK. */
    public static Optional<String> fault(Class<?> type) {
        String vague = VAGUE.get(type);
        if (vague != null) {
            return Optional.of(vague);
        }
        boolean known = isScalar(type)
                || type.isArray()
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || type == Map.Entry.class
                || type == Optional.class
                || type == AtomicReference.class;
        return isOfTheJdk(type) && !known
                ? Optional.of(
                        "this class of the JDK has no JSON form that gives it back as it was; keep its data in a record")
                : Optional.empty();
    }
}
