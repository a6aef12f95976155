package dev.larder.spring.boot.diagnostics;

import dev.larder.spring.boot.LarderProperties;
import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.StringUtils;

/** The names of all properties under {@code larder.}, from the classes that they are bound to. */
final class KnownProperties {

    private KnownProperties() {}

    static Collection<String> names() {
        Collection<String> names = new ArrayList<>();
        add("larder", LarderProperties.class, names);
        return names;
    }

    private static void add(String prefix, Class<?> type, Collection<String> names) {
        for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
            String name = prefix + "." + kebab(property.getName());
            if (Arrays.asList(LarderProperties.class.getDeclaredClasses()).contains(property.getPropertyType())) {
                add(name, property.getPropertyType(), names);
            } else if (property.getWriteMethod() != null) {
                names.add(ConfigurationPropertyName.of(name).toString());
            }
        }
    }

    private static String kebab(String name) {
        return StringUtils.uncapitalize(name).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
