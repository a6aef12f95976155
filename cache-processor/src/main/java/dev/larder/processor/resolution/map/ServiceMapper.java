package dev.larder.processor.resolution.map;

import dev.larder.processor.model.CachedService;
import dev.larder.processor.model.CarriedTag;
import dev.larder.processor.model.DelegatedMethod;
import dev.larder.processor.model.EvictingMethod;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.Expiry;
import dev.larder.processor.model.MethodSignature;
import dev.larder.processor.model.Near;
import dev.larder.processor.model.ReadThroughMethod;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.StoringMethod;
import dev.larder.processor.model.TimeToLive;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.ParameterizedTypeName;
import dev.larder.processor.model.UpdatingMethod;
import dev.larder.processor.model.map.MappedKey;
import dev.larder.processor.model.map.MappedMethod;
import dev.larder.processor.model.map.MappedMethod.Role;
import dev.larder.processor.model.map.MappedParameter;
import dev.larder.processor.model.map.MappedPattern;
import dev.larder.processor.model.map.MappedService;
import dev.larder.processor.model.map.MappedType;
import dev.larder.processor.resolution.type.TypeSystem;
import dev.larder.processor.resolution.value.ValueShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Turns a resolved service into an entry of the map, which stays known when the service's round is over. */
public final class ServiceMapper {

    private static final Set<String> LATER = Set.of(
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.CompletableFuture",
            "reactor.core.publisher.Mono",
            "io.reactivex.rxjava3.core.Single",
            "io.reactivex.rxjava3.core.Maybe");

    private static final String NO_RESULT_LATER = "io.reactivex.rxjava3.core.Completable";

    private final TypeSystem system;
    private final HeldTypes held;
    private final ValueShapes shapes;

    public ServiceMapper(TypeSystem system) {
        this.system = system;
        this.held = new HeldTypes(system);
        this.shapes = new ValueShapes(system);
    }

    public MappedService map(CachedService service) {
        TypeElement element = (TypeElement) service.origin().element();
        return new MappedService(
                system.elements().getBinaryName(element).toString(),
                service.proxy().reflectionName(),
                service.methods().stream()
                        .map(method -> map(
                                method, String.join(".", ClassName.get(element).simpleNames())))
                        .toList());
    }

    private MappedMethod map(ServiceMethod method, String service) {
        MethodSignature signature = method.signature();
        if (method instanceof StoringMethod storing) {
            Role role = method instanceof ReadThroughMethod ? Role.READS : Role.UPDATES;
            List<MappedPattern> patterns = method instanceof UpdatingMethod updating
                    ? patterns(updating.evictions(), updating.awaitsNear())
                    : List.of();
            return map(signature, storing.label(), role, Optional.of(key(storing)), patterns);
        }
        if (method instanceof EvictingMethod evicting) {
            List<MappedPattern> patterns = patterns(evicting.evictions(), evicting.awaitsNear());
            return map(signature, evicting.label(), Role.EVICTS, Optional.empty(), patterns);
        }
        boolean isDefault = method instanceof DelegatedMethod delegated && delegated.isDefault();
        return map(
                signature,
                service + "." + signature.name(),
                isDefault ? Role.DEFAULT : Role.PLAIN,
                Optional.empty(),
                List.of());
    }

    private MappedMethod map(
            MethodSignature signature, String label, Role role, Optional<MappedKey> key, List<MappedPattern> patterns) {
        return new MappedMethod(
                label,
                signature.name(),
                role,
                signature.parameters().stream()
                        .map(parameter -> new MappedParameter(parameter.name(), held.of(parameter.type())))
                        .toList(),
                result(signature.returnType()),
                key,
                patterns);
    }

    private MappedType result(TypeName returned) {
        if (returned instanceof ParameterizedTypeName later
                && LATER.contains(later.rawType().canonicalName())) {
            TypeName inside = later.typeArguments().get(0);
            return held.of(inside.equals(ClassName.get(Void.class)) ? TypeName.VOID : inside);
        }
        boolean nothing =
                returned instanceof ClassName later && later.canonicalName().equals(NO_RESULT_LATER);
        return held.of(nothing ? TypeName.VOID : returned);
    }

    private MappedKey key(StoringMethod method) {
        Expiry expiry = method.expiry();
        TimeToLive ttl = expiry.ttl();
        return new MappedKey(
                method.key(),
                held.of(method.value().type()),
                shapes.of(method.value().type()),
                method.batch().isPresent(),
                ttl,
                expiry.freshness().staleIfError().map(ttl::plus).orElse(ttl),
                expiry.nullTtl(),
                method instanceof ReadThroughMethod cached ? cached.near().map(Near::time) : Optional.empty(),
                method.tags().stream().map(CarriedTag::template).toList(),
                method.indexed());
    }

    private static List<MappedPattern> patterns(List<EvictionRule> rules, boolean awaitNear) {
        List<MappedPattern> patterns = new ArrayList<>();
        rules.forEach(rule -> rule.patterns()
                .forEach(pattern -> patterns.add(new MappedPattern(
                        pattern.template(),
                        pattern.tag(),
                        rule.moment(),
                        rule.when().isPresent(),
                        awaitNear))));
        return patterns;
    }
}
