package dev.larder.processor.generation.map;

import dev.larder.processor.model.map.CacheMap;
import dev.larder.processor.model.map.KeyNames;
import dev.larder.processor.model.map.MappedKey;
import dev.larder.processor.model.map.MappedMethod;
import dev.larder.processor.model.map.MappedService;
import dev.larder.processor.model.map.Reach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the map as a page with a diagram in Mermaid: on the left the methods that change data, in the middle the keys, on the
 * right the methods that are answered from them.
 */
public final class MapDiagram {

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final StringBuilder page = new StringBuilder();

    private MapDiagram() {}

    /** Returns the page. It depends on the services only, in the order of their names. */
    public static String page(CacheMap module, List<Reach> reaches) {
        return new MapDiagram().write(module, reaches);
    }

    private String write(CacheMap module, List<Reach> reaches) {
        List<MappedService> services = module.services()
                .sorted(Comparator.comparing(MappedService::type))
                .toList();
        page.append("# Map of the cache\n\nWritten by Larder's processor; do not edit.\n\n```mermaid\nflowchart LR\n");
        Map<String, List<MappedMethod>> keys = new TreeMap<>();
        KeyNames names = KeyNames.of(module);
        services.forEach(service -> service.methods()
                .forEach(method -> method.key()
                        .ifPresent(key -> keys.computeIfAbsent(names.of(key.template()), text -> new ArrayList<>())
                                .add(method))));
        keys.forEach((template, methods) -> page.append(
                "    %s[(\"%s<br/>%s · %s\")]\n".formatted(id(template), template, type(methods), ttl(methods))));
        Map<String, List<Reach>> arrows =
                reaches.stream().collect(Collectors.groupingBy(Reach::method, LinkedHashMap::new, Collectors.toList()));
        arrows.forEach((method, reached) -> {
            page.append("    %s([\"%s\"])\n".formatted(id("> " + method), method));
            reached.stream()
                    .map(reach -> "    %s -->|%s| %s\n".formatted(id("> " + method), how(reach), id(reach.key())))
                    .distinct()
                    .forEach(page::append);
        });
        keys.forEach((template, methods) -> methods.stream()
                .filter(method -> method.role() == MappedMethod.Role.READS)
                .forEach(method -> page.append("    %s --> %s([\"%s\"])\n"
                        .formatted(id(template), id("< " + method.label()), method.label()))));
        page.append("```\n\n");
        table(keys, reaches);
        return page.toString();
    }

    /** Writes the same as a table, for readers without diagrams. */
    private void table(Map<String, List<MappedMethod>> keys, List<Reach> reaches) {
        page.append("| Key | Value | TTL | Read by | Renewed by |\n|---|---|---|---|---|\n");
        keys.forEach((template, methods) -> page.append("| `%s` | `%s` | %s | %s | %s |\n"
                .formatted(
                        template.replace("|", "\\|"),
                        type(methods),
                        ttl(methods),
                        methods.stream()
                                .filter(method -> method.role() == MappedMethod.Role.READS)
                                .map(MappedMethod::label)
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        reaches.stream()
                                .filter(reach -> reach.key().equals(template))
                                .map(reach -> reach.method() + " (" + how(reach) + ")")
                                .distinct()
                                .collect(Collectors.joining(", ")))));
    }

    private String id(String name) {
        return ids.computeIfAbsent(name, unknown -> "n" + ids.size());
    }

    private static String type(List<MappedMethod> methods) {
        return simple(key(methods.get(0)).value().text());
    }

    private static String simple(String type) {
        return type.replaceAll("\\b(?:[a-z_][\\w$]*\\.)+(?=[A-Z_])", "");
    }

    private static String ttl(List<MappedMethod> methods) {
        return methods.stream()
                .map(MapDiagram::key)
                .map(key -> key.ttl().text()
                        + key.near().map(time -> ", near " + time.text()).orElse(""))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static MappedKey key(MappedMethod method) {
        return method.key().orElseThrow();
    }

    private static String how(Reach reach) {
        return switch (reach.how()) {
            case UPDATE -> "updates";
            case EXACT -> "evicts";
            case GROUP -> "evicts a group";
            case TAG -> "evicts a tag";
            case SCAN -> "evicts by scan";
        };
    }
}
