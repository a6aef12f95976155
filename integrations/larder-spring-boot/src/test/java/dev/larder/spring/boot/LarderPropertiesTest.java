package dev.larder.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;

/** The properties are the settings of docs/configuration.md. */
class LarderPropertiesTest {

    @Test
    void everySettingOfTheDocumentationIsAProperty() throws Exception {
        LarderProperties properties = new LarderProperties();
        for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(LarderProperties.class)) {
            if (property.getWriteMethod() != null && !property.getName().equals("methods")) {
                property.getWriteMethod().invoke(properties, someValue(property.getPropertyType()));
            }
        }

        assertThat(properties.settings().keySet())
                .containsExactlyInAnyOrderElementsOf(rows("^\\| `larder\\.(\\w+)` \\|"));
    }

    @Test
    void everyAttributeOfAMethodIsAProperty() throws IOException {
        assertThat(BeanUtils.getPropertyDescriptors(MethodProperties.class))
                .filteredOn(property -> property.getWriteMethod() != null)
                .extracting(PropertyDescriptor::getName)
                .containsExactlyInAnyOrderElementsOf(rows("^\\| `(\\w+)` \\| `@"));
    }

    private static Object someValue(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == Integer.class) {
            return 1;
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(1);
        }
        return type.isEnum() ? type.getEnumConstants()[0] : Boolean.TRUE;
    }

    private static List<String> rows(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("..", "..", "docs", "configuration.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }
}
