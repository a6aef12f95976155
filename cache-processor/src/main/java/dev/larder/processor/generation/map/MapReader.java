package dev.larder.processor.generation.map;

import dev.larder.processor.generation.json.JsonReader;
import dev.larder.processor.model.EvictionMoment;
import dev.larder.processor.model.KeySegment;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.TextShape;
import dev.larder.processor.model.TimeToLive;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.ValuePath;
import dev.larder.processor.model.map.MappedKey;
import dev.larder.processor.model.map.MappedMethod;
import dev.larder.processor.model.map.MappedParameter;
import dev.larder.processor.model.map.MappedPattern;
import dev.larder.processor.model.map.MappedService;
import dev.larder.processor.model.map.MappedType;
import dev.larder.processor.model.map.ValueShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link MapJson} wrote. A text that is no map of a known version holds no services. */
public final class MapReader {

    private MapReader() {}

    /** Returns the services of a map. */
    public static List<MappedService> services(String text) {
        Map<String, Object> json = JsonReader.object(text).orElse(Map.of());
        if (!String.valueOf(MapJson.VERSION).equals(json.get("version"))) {
            return List.of();
        }
        try {
            return list(json, "services").stream().map(MapReader::service).toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static MappedService service(Map<String, Object> json) {
        return new MappedService(
                string(json, "type"),
                string(json, "generated"),
                list(json, "methods").stream().map(MapReader::method).toList());
    }

    private static MappedMethod method(Map<String, Object> json) {
        return new MappedMethod(
                string(json, "label"),
                string(json, "name"),
                MappedMethod.Role.valueOf(string(json, "role").toUpperCase(Locale.ROOT)),
                list(json, "parameters").stream()
                        .map(parameter -> new MappedParameter(string(parameter, "name"), type(parameter)))
                        .toList(),
                type(map(json, "result")),
                json.containsKey("key") ? Optional.of(key(map(json, "key"))) : Optional.empty(),
                list(json, "evicts").stream().map(MapReader::pattern).toList());
    }

    private static MappedKey key(Map<String, Object> json) {
        return new MappedKey(
                template(string(json, "template")),
                type(map(json, "value")),
                new ValueShape(
                        string(json, "shape"),
                        json.get("classes") instanceof List<?> names
                                ? names.stream().map(String::valueOf).toList()
                                : List.of()),
                Boolean.TRUE.equals(json.get("batch")),
                TimeToLive.of(string(json, "ttl")),
                TimeToLive.of(string(json, "kept")),
                time(json, "nullTtl"),
                time(json, "near"),
                json.get("tags") instanceof List<?> tags
                        ? tags.stream()
                                .map(tag -> template(String.valueOf(tag)))
                                .toList()
                        : List.of(),
                Boolean.TRUE.equals(json.get("indexed")));
    }

    private static MappedPattern pattern(Map<String, Object> json) {
        boolean isTag = json.containsKey("tag");
        return new MappedPattern(
                template(string(json, isTag ? "tag" : "pattern")),
                isTag,
                EvictionMoment.valueOf(string(json, "on")),
                Boolean.TRUE.equals(json.get("conditional")),
                Boolean.TRUE.equals(json.get("awaitNear")));
    }

    private static Optional<TimeToLive> time(Map<String, Object> json, String name) {
        return json.containsKey(name) ? Optional.of(TimeToLive.of(string(json, name))) : Optional.empty();
    }

    private static MappedType type(Map<String, Object> json) {
        return new MappedType(
                string(json, "type"),
                String.valueOf(json.getOrDefault("entity", "")),
                Boolean.TRUE.equals(json.get("many")));
    }

    /** Returns a template by its text. Its placeholders are known by their text only. */
    private static KeyTemplate template(String text) {
        List<KeySegment> segments = new ArrayList<>();
        for (String segment : text.split(":", -1)) {
            if (segment.startsWith("{")) {
                String[] parts = segment.substring(1, segment.length() - 1).split("\\|", 2);
                String root = parts[0].split("\\.", -1)[0];
                ValuePath path = new ValuePath(
                        parts[0], root, root.equals("result"), ClassName.OBJECT, Optional.empty(), List.of());
                segments.add(new KeySegment.Placeholder(path, parts.length > 1, new TextShape.Any()));
            } else {
                boolean glob = segment.matches(".*[*?\\[].*");
                segments.add(glob ? new KeySegment.Glob(segment) : new KeySegment.Literal(segment));
            }
        }
        return new KeyTemplate(segments, false);
    }

    private static String string(Map<String, Object> json, String name) {
        if (json.get(name) instanceof String string) {
            return string;
        }
        throw new IllegalArgumentException(name);
    }

    private static Map<String, Object> map(Map<String, Object> json, String name) {
        return named(json.get(name));
    }

    private static List<Map<String, Object>> list(Map<String, Object> json, String name) {
        return json.get(name) instanceof List<?> list
                ? list.stream().map(MapReader::named).toList()
                : List.of();
    }

    private static Map<String, Object> named(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> named = new LinkedHashMap<>();
            map.forEach((name, inner) -> named.put(String.valueOf(name), inner));
            return named;
        }
        throw new IllegalArgumentException("no object");
    }
}
