package dev.larder.processor.generation;

import dev.larder.processor.generation.json.JsonWriter;
import dev.larder.processor.model.map.CacheMap;
import dev.larder.processor.model.map.MappedService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The metadata by which GraalVM keeps in a native image what is found by reflection: the classes of stored values, which Jackson
 * inspects, and the generated classes, which {@code Larder.cached} creates.
 */
public final class NativeMetadata {

    private NativeMetadata() {}

    /** Returns the path in the class output. Modules that are merged into one jar differ in it by their packages. */
    public static String path(CacheMap module) {
        String first =
                module.services().map(MappedService::type).sorted().findFirst().orElse("larder");
        String owner = first.contains(".") ? first.substring(0, first.lastIndexOf('.')) : "larder";
        return "META-INF/native-image/dev.larder/" + owner + "/reachability-metadata.json";
    }

    /** Returns the metadata of a module's services. */
    public static String text(CacheMap module) {
        List<Object> reflection = new ArrayList<>();
        TreeSet<String> values = new TreeSet<>();
        TreeSet<String> generated = new TreeSet<>();
        module.services().forEach(service -> {
            generated.add(service.generated());
            service.keys().forEach(key -> values.addAll(key.shape().classes()));
        });
        generated.forEach(name -> reflection.add(entry(name, "allDeclaredConstructors")));
        values.forEach(name ->
                reflection.add(entry(name, "allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields")));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reflection", reflection);
        json.put("resources", List.of(Map.of("glob", MethodIndex.PATH), Map.of("glob", ServiceIndex.PATH)));
        return JsonWriter.text(json);
    }

    private static Map<String, Object> entry(String type, String... kept) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", type);
        for (String members : kept) {
            entry.put(members, true);
        }
        return entry;
    }
}
