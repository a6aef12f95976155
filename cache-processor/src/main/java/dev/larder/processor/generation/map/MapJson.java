package dev.larder.processor.generation.map;

import static java.util.stream.Collectors.groupingBy;

import dev.larder.processor.generation.json.JsonWriter;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.map.CacheMap;
import dev.larder.processor.model.map.KeyNames;
import dev.larder.processor.model.map.MappedKey;
import dev.larder.processor.model.map.MappedMethod;
import dev.larder.processor.model.map.MappedPattern;
import dev.larder.processor.model.map.MappedService;
import dev.larder.processor.model.map.MappedType;
import dev.larder.processor.model.map.Reach;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the map as JSON; {@link MapReader} reads it. */
public final class MapJson {

    /** The path of the map in the class output. */
    public static final String PATH = "META-INF/larder/services.json";

    static final int VERSION = 1;

    private final KeyNames names;
    private final Map<String, List<Reach>> byKey;
    private final Map<String, List<Reach>> byMethod;

    private MapJson(KeyNames names, List<Reach> reaches) {
        this.names = names;
        this.byKey = reaches.stream().collect(groupingBy(Reach::key));
        this.byMethod = reaches.stream().collect(groupingBy(Reach::method));
    }

    /** Returns the JSON of all services of a module, sorted by their types. */
    public static String text(CacheMap module, List<Reach> reaches) {
        MapJson map = new MapJson(KeyNames.of(module), reaches);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put(
                "services",
                module.services()
                        .sorted(Comparator.comparing(MappedService::type))
                        .map(map::service)
                        .toList());
        return JsonWriter.text(json);
    }

    private Map<String, Object> service(MappedService service) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", service.type());
        json.put("generated", service.generated());
        json.put(
                "methods",
                service.methods().stream()
                        .filter(MappedMethod::isAnnotated)
                        .map(this::method)
                        .toList());
        return json;
    }

    private Map<String, Object> method(MappedMethod method) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", method.name());
        json.put("label", method.label());
        json.put("role", method.role().name().toLowerCase(Locale.ROOT));
        json.put(
                "parameters",
                method.parameters().stream()
                        .map(parameter -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", parameter.name());
                            one.putAll(type(parameter.type()));
                            return one;
                        })
                        .toList());
        json.put("result", type(method.result()));
        method.key().ifPresent(key -> json.put("key", key(key, names.of(key.template()))));
        if (!method.patterns().isEmpty()) {
            json.put(
                    "evicts",
                    method.patterns().stream()
                            .map(pattern -> pattern(method, pattern))
                            .toList());
        }
        return json;
    }

    private static Map<String, Object> type(MappedType type) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type.text());
        if (type.holdsEntity()) {
            json.put("entity", type.entity());
            json.put("many", type.many());
        }
        return json;
    }

    private Map<String, Object> key(MappedKey key, String name) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("template", key.template().text());
        json.put("name", name);
        json.put("value", type(key.value()));
        json.put("shape", key.shape().digest());
        json.put("classes", key.shape().classes());
        json.put("batch", key.batch());
        json.put("ttl", key.ttl().text());
        json.put("kept", key.kept().text());
        key.nullTtl().ifPresent(time -> json.put("nullTtl", time.text()));
        key.near().ifPresent(time -> json.put("near", time.text()));
        if (!key.tags().isEmpty()) {
            json.put("tags", key.tags().stream().map(KeyTemplate::text).toList());
        }
        json.put("indexed", key.indexed());
        json.put(
                "renewedBy",
                byKey.getOrDefault(name, List.of()).stream()
                        .map(reach -> arrow("method", reach.method(), "target", reach.target(), reach.how()))
                        .toList());
        return json;
    }

    private Map<String, Object> pattern(MappedMethod method, MappedPattern pattern) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(pattern.tag() ? "tag" : "pattern", pattern.template().text());
        json.put("on", pattern.moment().name());
        json.put("conditional", pattern.conditional());
        if (pattern.awaitNear()) {
            json.put("awaitNear", true);
        }
        json.put(
                "reaches",
                byMethod.getOrDefault(method.label(), List.of()).stream()
                        .filter(reach ->
                                reach.target().equals(pattern.template().text())
                                        && reach.how() != Reach.How.UPDATE
                                        && (reach.how() == Reach.How.TAG) == pattern.tag())
                        .map(reach -> arrow("key", reach.key(), "", "", reach.how()))
                        .toList());
        return json;
    }

    private static Map<String, Object> arrow(String name, String value, String other, String text, Reach.How how) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(name, value);
        if (!other.isEmpty()) {
            json.put(other, text);
        }
        json.put("how", how.name().toLowerCase(Locale.ROOT));
        return json;
    }
}
