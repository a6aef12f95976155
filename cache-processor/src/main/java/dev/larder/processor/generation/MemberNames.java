package dev.larder.processor.generation;

import dev.larder.processor.model.CachedService;
import dev.larder.processor.model.DelegatedMethod;
import dev.larder.processor.model.EvictingMethod;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.MethodParameter;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.StoringMethod;
import dev.larder.processor.model.UpdatingMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names the members of a generated class after its methods: {@code FIND} and {@code find}. */
final class MemberNames {

    private static final Pattern HUMPS = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private final NameScope fields = new NameScope(Set.of("delegate"));
    private final NameScope constants;
    /** Compares methods by identity, since two inherited methods may be equal. */
    private final IdentityHashMap<ServiceMethod, MethodMembers> members = new IdentityHashMap<>();

    MemberNames(CachedService service) {
        Set<String> parameters = new HashSet<>();
        for (ServiceMethod method : service.methods()) {
            for (MethodParameter parameter : method.signature().parameters()) {
                parameters.add(parameter.name());
            }
        }
        // A parameter would hide a constant of its name.
        this.constants = new NameScope(parameters);
        service.methods().stream()
                .filter(method -> !(method instanceof DelegatedMethod))
                .forEach(method -> members.put(method, name(method)));
    }

    MethodMembers of(ServiceMethod method) {
        MethodMembers found = members.get(method);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no members for " + method.signature().name());
        }
        return found;
    }

    private MethodMembers name(ServiceMethod method) {
        String name = method.signature().name();
        String constant = constants.claim(upperCase(name), "_");
        String field = fields.claim(name);
        if (method instanceof EvictingMethod evicting) {
            return new MethodMembers(constant, field, constant, field, patterns(name, evicting.evictions()), List.of());
        }
        if (method instanceof UpdatingMethod updating && !updating.evictions().isEmpty()) {
            return new MethodMembers(
                    constant,
                    field,
                    constants.claim(upperCase(name) + "_EVICTION", "_"),
                    fields.claim(name + "Eviction"),
                    patterns(name, updating.evictions()),
                    tags(name, updating));
        }
        return new MethodMembers(constant, field, constant, field, List.of(), tags(name, method));
    }

    private List<String> patterns(String method, List<EvictionRule> rules) {
        List<String> names = new ArrayList<>();
        for (EvictionRule rule : rules) {
            rule.patterns()
                    .forEach(pattern -> names.add(
                            constants.claim(upperCase(method) + (pattern.tag() ? "_EVICTED_TAG" : "_PATTERN"), "_")));
        }
        return names;
    }

    private List<String> tags(String name, ServiceMethod method) {
        return method instanceof StoringMethod storing
                ? storing.tags().stream()
                        .map(tag -> constants.claim(upperCase(name) + "_TAG", "_"))
                        .toList()
                : List.of();
    }

    /** Returns {@code FIND_ALL} for {@code findAll} and {@code READ_URL_OF} for {@code readURLOf}. */
    static String upperCase(String camelCase) {
        return HUMPS.matcher(camelCase).replaceAll("_").toUpperCase(Locale.ROOT);
    }
}
