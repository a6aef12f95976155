package dev.larder.processor.generation;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.larder.processor.model.CachedService;
import dev.larder.processor.model.EvictingMethod;
import dev.larder.processor.model.ReadThroughMethod;
import dev.larder.processor.model.ServiceMethod;
import dev.larder.processor.model.UpdatingMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the fields of a generated class and the constructor that fills them. */
final class ConstructorWriter {

    private final CachedService service;
    private final List<Binding> bindings = new ArrayList<>();

    ConstructorWriter(CachedService service, MemberNames names) {
        this.service = service;
        for (ServiceMethod method : service.methods()) {
            if (method instanceof ReadThroughMethod cached) {
                TypeName type = ParameterizedTypeName.get(
                        RuntimeTypes.READ_THROUGH, cached.value().type());
                bindings.add(new Binding(
                        type,
                        names.of(method).field(),
                        "readThrough",
                        names.of(method).constant()));
            } else if (method instanceof UpdatingMethod updating) {
                TypeName type = ParameterizedTypeName.get(
                        RuntimeTypes.WRITE_THROUGH, updating.value().type());
                bindings.add(new Binding(
                        type,
                        names.of(method).field(),
                        "writeThrough",
                        names.of(method).constant()));
                if (!updating.evictions().isEmpty()) {
                    bindings.add(eviction(names.of(method)));
                }
            } else if (method instanceof EvictingMethod) {
                bindings.add(eviction(names.of(method)));
            }
        }
    }

    private static Binding eviction(MethodMembers members) {
        return new Binding(RuntimeTypes.EVICTION, members.evictionField(), "eviction", members.evictionConstant());
    }

    /** A field and the call that fills it. */
    private record Binding(TypeName type, String field, String factory, String constant) {}

    // private final UserService delegate;
    // private final ReadThrough<User> find;
    List<FieldSpec> fields() {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(FieldSpec.builder(service.type(), "delegate", Modifier.PRIVATE, Modifier.FINAL)
                .build());
        for (Binding binding : bindings) {
            fields.add(FieldSpec.builder(binding.type(), binding.field(), Modifier.PRIVATE, Modifier.FINAL)
                    .build());
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
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addParameter(service.type(), "delegate")
                .addParameter(RuntimeTypes.LARDER, "larder")
                .addStatement(
                        "this.delegate = $T.requireNonNull(delegate, $S)", ClassName.get(Objects.class), "delegate");
        for (Binding binding : bindings) {
            constructor.addStatement("this.$N = larder.$N($N)", binding.field(), binding.factory(), binding.constant());
        }
        return constructor.build();
    }
}
