package dev.larder.processor.testing;

/** Sources of services whose methods keep values near. */
public final class NearUsers {

    private NearUsers() {}

    /** Returns a method whose values are of a type. */
    public static String method(int number, String type) {
        return "@Cached(key = \"m%1$d:{id}\", ttl = \"1h\", near = \"30s\") %2$s m%1$d(long id);%n"
                .formatted(number, type);
    }

    /** Returns an interface of the package {@code near}. */
    public static String source(String name, String members) {
        return """
                package near;
                import com.fasterxml.jackson.annotation.*;
                import com.fasterxml.jackson.databind.annotation.*;
                import dev.larder.annotation.*;
                import java.util.*;
                import java.util.Map.Entry;
                public interface %s {
                %s
                }
                """.formatted(name, members);
    }
}
