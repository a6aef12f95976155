package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.model.CarriedTag;
import dev.larder.processor.model.EvictingMethod;
import dev.larder.processor.model.EvictionRule;
import dev.larder.processor.model.Expiry;
import dev.larder.processor.model.Freshness;
import dev.larder.processor.model.KeyTemplate;
import dev.larder.processor.model.Near;
import dev.larder.processor.model.ReadThroughMethod;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.StoringMethod;
import dev.larder.processor.model.TimeToLive;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ArrayTypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.ParameterizedTypeName;
import dev.larder.processor.model.UpdatingMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes the constants that describe the methods. */
final class ConstantWriter {

    private final MemberNames names;
    private final CopyWriter copies;

    ConstantWriter(MemberNames names, CopyWriter copies) {
        this.names = names;
        this.copies = copies;
    }

    List<CodeBlock> write(ServiceMethod method) {
        List<CodeBlock> constants = new ArrayList<>();
        if (method instanceof ReadThroughMethod cached) {
            constants.add(cachedMethod(cached));
            constants.addAll(tags(cached));
        } else if (method instanceof UpdatingMethod updating) {
            constants.add(updatingMethod(updating));
            constants.addAll(tags(updating));
            if (!updating.evictions().isEmpty()) {
                constants.add(evictingMethod(updating.label(), names.of(updating), updating.awaitsNear()));
                constants.addAll(patterns(updating.evictions(), names.of(updating)));
            }
        } else if (method instanceof EvictingMethod evicting) {
            constants.add(evictingMethod(evicting.label(), names.of(evicting), evicting.awaitsNear()));
            constants.addAll(patterns(evicting.evictions(), names.of(evicting)));
        }
        return constants;
    }

    /*
     * static final CachedMethod<User> FIND = CachedMethod.returning(User.class)
     *         .named("UserService.find")
     *         .key("user:{id}:profile")
     *         .ttl(Duration.ofHours(1))
     *         .build();
     */
    private CodeBlock cachedMethod(ReadThroughMethod method) {
        TypeName value = method.value().type();
        CodeBlock.Builder builder = builder(
                RuntimeTypes.CACHED_METHOD, value, method.label(), method.key(), method.expiry(), method.indexed());
        addTags(method, builder);
        method.near().ifPresent(near -> addNear(near, builder));
        // Not private: the class with the entries uses it too.
        return CodeBlock.of(
                "static final $T<$T> $N = $L;",
                RuntimeTypes.CACHED_METHOD,
                value,
                names.of(method).constant(),
                built(builder));
    }

    /*
     * private static final UpdatingMethod<User> SAVE = UpdatingMethod.returning(User.class)
     *         .named("UserService.save")
     *         .key("user:{user.id}:profile")
     *         .ttl(Duration.ofHours(1))
     *         .build();
     */
    private CodeBlock updatingMethod(UpdatingMethod method) {
        TypeName value = method.value().type();
        CodeBlock.Builder builder = builder(
                RuntimeTypes.UPDATING_METHOD, value, method.label(), method.key(), method.expiry(), method.indexed());
        addTags(method, builder);
        return constant(
                ParameterizedTypeName.get(RuntimeTypes.UPDATING_METHOD, value),
                names.of(method).constant(),
                built(builder));
    }

    // private static final EvictingMethod SAVE = EvictingMethod.named("UserService.save");
    // private static final EvictingMethod BLOCK = EvictingMethod.named("UserService.block").awaitNear();
    private static CodeBlock evictingMethod(String label, MethodMembers members, boolean awaitsNear) {
        CodeBlock named = CodeBlock.of("$T.named($S)", RuntimeTypes.EVICTING_METHOD, label);
        return constant(
                RuntimeTypes.EVICTING_METHOD,
                members.evictionConstant(),
                awaitsNear ? CodeBlock.of("$L.awaitNear()", named) : named);
    }

    // static final TagTemplate FIND_TAG = TagTemplate.of("customer:{result.customerId}");
    private List<CodeBlock> tags(StoringMethod method) {
        List<CodeBlock> tags = new ArrayList<>();
        for (CarriedTag tag : method.tags()) {
            // Not private: the class with the entries uses it too.
            tags.add(CodeBlock.of(
                    "static final $T $N = $T.of($S);",
                    RuntimeTypes.TAG_TEMPLATE,
                    names.of(method).tags().get(tags.size()),
                    RuntimeTypes.TAG_TEMPLATE,
                    tag.template().text()));
        }
        return tags;
    }

    // private static final KeyPattern SAVE_PATTERN = KeyPattern.of("user:{user.id}:*");
    // private static final KeyPattern SAVE_EVICTED_TAG = KeyPattern.ofTag("customer:{id}");
    private static List<CodeBlock> patterns(List<EvictionRule> rules, MethodMembers members) {
        List<CodeBlock> patterns = new ArrayList<>();
        for (EvictionRule rule : rules) {
            rule.patterns()
                    .forEach(pattern -> patterns.add(constant(
                            RuntimeTypes.KEY_PATTERN,
                            members.patterns().get(patterns.size()),
                            CodeBlock.of(
                                    pattern.tag() ? "$T.ofTag($S)" : "$T.of($S)",
                                    RuntimeTypes.KEY_PATTERN,
                                    pattern.template().text()))));
        }
        return patterns;
    }

    private static CodeBlock.Builder builder(
            ClassName kind, TypeName value, String label, KeyTemplate key, Expiry expiry, boolean indexed) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add("$T.returning($L)$>$>", kind, typeToken(value))
                .add("\n.named($S)", label)
                .add("\n.key($S)", key.text())
                .add("\n.ttl($L)", duration(expiry.ttl()));
        expiry.nullTtl().ifPresent(ttl -> code.add("\n.nullTtl($L)", duration(ttl)));
        expiry.jitterPercent().ifPresent(percent -> code.add("\n.jitter($L)", percent));
        addFreshness(expiry.freshness(), code);
        if (!indexed) {
            code.add("\n.indexed(false)");
        }
        return code;
    }

    // .tags("customer:{result.customerId}", "tenant:{tenant}")
    private static void addTags(StoringMethod method, CodeBlock.Builder code) {
        if (!method.tags().isEmpty()) {
            List<CodeBlock> texts = method.tags().stream()
                    .map(tag -> CodeBlock.of("$S", tag.template().text()))
                    .toList();
            code.add("\n.tags($L)", CallWriter.list(texts));
        }
    }

    private static CodeBlock built(CodeBlock.Builder code) {
        return code.add("\n.build()$<$<").build();
    }

    /*
     * // All callers share one object, since User is immutable.
     * .near(Duration.ofSeconds(30))
     * .nearShared()
     *
     * // Each caller gets a copy, since 'lines' of Order is List<Line>, which may change.
     * .near(Duration.ofSeconds(30))
     * .nearCopies(CachedOrders::copyOfOrder)
     */
    private void addNear(Near near, CodeBlock.Builder code) {
        String rule = near.isShared() ? "All callers share one object" : "Each caller gets a copy";
        code.add("\n// $L, since $L.", rule, near.reason());
        near.obstacle().ifPresent(obstacle -> code.add("\n// It is decoded from JSON, since $L.", obstacle));
        code.add("\n.near($L)", duration(near.time()));
        if (near.isShared()) {
            code.add("\n.nearShared()");
        }
        near.copy().ifPresent(copy -> code.add("\n.nearCopies($L)", copies.function(copy)));
    }

    /*
     * .refreshAfter(Duration.ofMinutes(50))
     * .staleIfError(Duration.ofDays(1))
     * .rethrow(NotFoundException.class)
     */
    private static void addFreshness(Freshness freshness, CodeBlock.Builder code) {
        freshness.refreshAfter().ifPresent(age -> code.add("\n.refreshAfter($L)", duration(age)));
        freshness.staleIfError().ifPresent(time -> code.add("\n.staleIfError($L)", duration(time)));
        if (!freshness.rethrow().isEmpty()) {
            List<CodeBlock> types = freshness.rethrow().stream()
                    .map(type -> CodeBlock.of("$T.class", type))
                    .toList();
            code.add("\n.rethrow($L)", CodeBlock.join(types, ", "));
        }
        freshness.softLoadDeadline().ifPresent(time -> code.add("\n.softLoadDeadline($L)", duration(time)));
        freshness.hardLoadDeadline().ifPresent(time -> code.add("\n.hardLoadDeadline($L)", duration(time)));
    }

    /**
     * Returns {@code User.class}, or for a type with arguments <code>new TypeToken&lt;List&lt;User&gt;&gt;() {}</code>.
     */
    private static CodeBlock typeToken(TypeName type) {
        return hasArguments(type)
                ? CodeBlock.of("$>$>\nnew $T<$T>() {}$<$<", RuntimeTypes.TYPE_TOKEN, type)
                : CodeBlock.of("$T.class", type);
    }

    private static boolean hasArguments(TypeName type) {
        return type instanceof ArrayTypeName array
                ? hasArguments(array.componentType())
                : type instanceof ParameterizedTypeName;
    }

    /** Returns the duration in the largest unit of which it is a whole multiple. */
    private static CodeBlock duration(TimeToLive ttl) {
        Duration duration = ttl.duration();
        if (duration.toMillisPart() != 0) {
            return CodeBlock.of("$T.ofMillis($L)", Duration.class, literal(duration.toMillis()));
        }
        if (duration.toSecondsPart() != 0) {
            return CodeBlock.of("$T.ofSeconds($L)", Duration.class, literal(duration.toSeconds()));
        }
        if (duration.toMinutesPart() != 0) {
            return CodeBlock.of("$T.ofMinutes($L)", Duration.class, literal(duration.toMinutes()));
        }
        return duration.toHoursPart() != 0
                ? CodeBlock.of("$T.ofHours($L)", Duration.class, literal(duration.toHours()))
                : CodeBlock.of("$T.ofDays($L)", Duration.class, literal(duration.toDays()));
    }

    private static String literal(long number) {
        return number > Integer.MAX_VALUE ? number + "L" : Long.toString(number);
    }

    private static CodeBlock constant(TypeName type, String name, CodeBlock value) {
        return CodeBlock.of("private static final $T $N = $L;", type, name, value);
    }
}
