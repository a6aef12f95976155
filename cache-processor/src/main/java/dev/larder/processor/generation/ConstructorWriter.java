package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.generation.source.MethodSpec;
import dev.larder.processor.model.CachedService;
import dev.larder.processor.model.EvictingMethod;
import dev.larder.processor.model.ReadThroughMethod;
import dev.larder.processor.model.ReturnKind;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.StoringMethod;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.ParameterizedTypeName;
import dev.larder.processor.model.UpdatingMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the fields of a generated class and the constructor that initializes them. */
final class ConstructorWriter {

    private final CachedService service;
    private final List<Binding> bindings = new ArrayList<>();

    ConstructorWriter(CachedService service, MemberNames names) {
        this.service = service;
        for (ServiceMethod method : service.methods()) {
            if (method instanceof StoringMethod storing) {
                bindings.add(storing(storing, names.of(method)));
            }
            if (method instanceof UpdatingMethod updating
                    && !updating.evictions().isEmpty()) {
                bindings.add(eviction(updating.returnKind(), names.of(method)));
            } else if (method instanceof EvictingMethod evicting) {
                bindings.add(eviction(evicting.returnKind(), names.of(method)));
            }
        }
    }

    private static Binding storing(StoringMethod method, MethodMembers members) {
        boolean direct = method.returnKind().isDirect();
        TypeName value = method.value().type();
        boolean reads = method instanceof ReadThroughMethod;
        String factory = reads ? "readThrough" : "writeThrough";
        if (method.batch().isEmpty()) {
            ClassName through = reads
                    ? direct ? RuntimeTypes.READ_THROUGH : RuntimeTypes.ASYNC_READ_THROUGH
                    : direct ? RuntimeTypes.WRITE_THROUGH : RuntimeTypes.ASYNC_WRITE_THROUGH;
            TypeName type = ParameterizedTypeName.get(through, value);
            return new Binding(type, members.field(), prefixed(direct ? "" : "async", factory), members.constant());
        }
        ClassName through = reads
                ? direct ? RuntimeTypes.BATCH_READ_THROUGH : RuntimeTypes.ASYNC_BATCH_READ_THROUGH
                : direct ? RuntimeTypes.BATCH_WRITE_THROUGH : RuntimeTypes.ASYNC_BATCH_WRITE_THROUGH;
        TypeName type = ParameterizedTypeName.get(through, method.batch().get().id(), value);
        return new Binding(
                type, members.field(), prefixed(direct ? "batch" : "asyncBatch", factory), members.constant());
    }

    private static Binding eviction(ReturnKind kind, MethodMembers members) {
        boolean direct = kind.isDirect();
        return new Binding(
                direct ? RuntimeTypes.EVICTION : RuntimeTypes.ASYNC_EVICTION,
                members.evictionField(),
                prefixed(direct ? "" : "async", "eviction"),
                members.evictionConstant());
    }

    /** Returns {@code asyncReadThrough} for {@code async} and {@code readThrough}. */
    private static String prefixed(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** A field and the factory call that initializes it. */
    private record Binding(TypeName type, String field, String factory, String constant) {}

    // private final UserService delegate;
    // private final ReadThrough<User> find;
    List<CodeBlock> fields() {
        List<CodeBlock> fields = new ArrayList<>();
        fields.add(CodeBlock.of("private final $T delegate;", service.type()));
        for (Binding binding : bindings) {
            fields.add(CodeBlock.of("private final $T $N;", binding.type(), binding.field()));
        }
        return fields;
    }

    /*
     * public CachedUserService(UserService delegate, Larder larder) {
     *     this.delegate = Objects.requireNonNull(delegate, "delegate");
     *     this.find = larder.readThrough(FIND);
     * }
     */
    MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder(service.proxy())
                .addJavadoc("""
                        Puts the cache in front of a service.

                        @param delegate the service, called for values that are not in the cache
                        @param larder the cache""")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(service.type(), "delegate")
                .addParameter(RuntimeTypes.LARDER, "larder")
                .addStatement("this.delegate = $T.requireNonNull(delegate, $S)", Objects.class, "delegate");
        for (Binding binding : bindings) {
            constructor.addStatement("this.$N = larder.$N($N)", binding.field(), binding.factory(), binding.constant());
        }
        return constructor.build();
    }
}
