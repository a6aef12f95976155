package dev.larder.processor.generation;

import dev.larder.processor.generation.source.CodeBlock;
import dev.larder.processor.generation.source.MethodSpec;
import dev.larder.processor.model.TypeName;
import dev.larder.processor.model.TypeName.ArrayTypeName;
import dev.larder.processor.model.TypeName.ClassName;
import dev.larder.processor.model.TypeName.ParameterizedTypeName;
import dev.larder.processor.model.ValueCopy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Writes the functions that copy values, and one static method for each record, bean, array and date in them. */
final class CopyWriter {

    private final ClassName proxy;
    private final NameScope names;
    /** The names of the methods by the types of the values, in the order in which they were first needed. */
    private final Map<TypeName, String> copiers = new LinkedHashMap<>();
    /** The methods by their names. */
    private final Map<String, MethodSpec> methods = new HashMap<>();

    /** Creates a writer whose methods get names from the scope. */
    CopyWriter(ClassName proxy, NameScope names) {
        this.proxy = proxy;
        this.names = names;
    }

    List<MethodSpec> methods() {
        return copiers.values().stream().map(methods::get).toList();
    }

    /** Returns what copies a value, which is not null, as a function. */
    CodeBlock function(ValueCopy copy) {
        return function(copy, new NameScope(Set.of()));
    }

    // Copies::list
    // list -> Copies.list(list, CachedOrders::copyOfLine)
    // CachedOrders::copyOfOrder
    private CodeBlock function(ValueCopy copy, NameScope locals) {
        if (!(copy instanceof ValueCopy.Contents contents)) {
            return CodeBlock.of("$T::$N", proxy, copier(copy));
        }
        if (contents.content() instanceof ValueCopy.Same) {
            return CodeBlock.of("$T::$N", RuntimeTypes.COPIES, contents.container());
        }
        String variable = locals.claim(contents.container());
        return CodeBlock.of("$N -> $L", variable, copy(copy, CodeBlock.of("$N", variable), locals));
    }

    // order.id()
    // Copies.list(order.tags())
    // Copies.list(order.lines(), CachedOrders::copyOfLine)
    // copyOfAddress(order.address())
    private CodeBlock copy(ValueCopy copy, CodeBlock value, NameScope locals) {
        if (copy instanceof ValueCopy.Same) {
            return value;
        }
        if (!(copy instanceof ValueCopy.Contents contents)) {
            return CodeBlock.of("$N($L)", copier(copy), value);
        }
        return contents.content() instanceof ValueCopy.Same
                ? CodeBlock.of("$T.$N($L)", RuntimeTypes.COPIES, contents.container(), value)
                : CodeBlock.of(
                        "$T.$N($L, $L)",
                        RuntimeTypes.COPIES,
                        contents.container(),
                        value,
                        function(contents.content(), locals));
    }

    /** Returns the name of the method that copies values of a type. */
    private String copier(ValueCopy copy) {
        String known = copiers.get(copy.type());
        if (known != null) {
            return known;
        }
        String name = names.claim("copyOf" + nameOf(copy.type()));
        copiers.put(copy.type(), name);
        methods.put(name, method(name, copy));
        return name;
    }

    private MethodSpec method(String name, ValueCopy copy) {
        String value = variable(copy.type());
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc("A copy that shares nothing with the original that can be changed.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(copy.type())
                .addParameter(copy.type(), value);
        NameScope locals = new NameScope(Set.of(value));
        if (copy instanceof ValueCopy.OfBean bean) {
            return method.addCode(beanBody(bean, value, locals)).build();
        }
        CodeBlock created = copy instanceof ValueCopy.OfRecord record
                ? newRecord(record, value, locals)
                : clone((ValueCopy.Clone) copy, value);
        CodeBlock line = CodeBlock.of("$N == null ? null : $L", value, created);
        return method.addCode(CallWriter.statement(
                        "return $L",
                        CallWriter.fitsLine(line)
                                ? line
                                : CallWriter.choice(CodeBlock.of("$N == null", value), CodeBlock.of("null"), created)))
                .build();
    }

    // new Order(order.id(), Copies.list(order.lines(), CachedOrders::copyOfLine))
    private CodeBlock newRecord(ValueCopy.OfRecord copy, String value, NameScope locals) {
        List<CodeBlock> arguments = copy.components().stream()
                .map(component -> copy(component.copy(), CodeBlock.of("$N.$N()", value, component.name()), locals))
                .toList();
        return CodeBlock.of("new $T($L)", copy.type(), CallWriter.list(arguments));
    }

    // bytes.clone()
    // (Date) date.clone()
    private static CodeBlock clone(ValueCopy.Clone copy, String value) {
        return copy.declared()
                ? CodeBlock.of("$N.clone()", value)
                : CodeBlock.of("($T) $N.clone()", copy.type(), value);
    }

    /*
     * if (customer == null) {
     *     return null;
     * }
     * Copies.requireClass(customer, Customer.class);
     * Customer copy = new Customer();
     * copy.setName(customer.getName());
     * return copy;
     */
    private CodeBlock beanBody(ValueCopy.OfBean bean, String value, NameScope locals) {
        String copy = locals.claim("copy");
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("if ($N == null)", value)
                .addStatement("return null")
                .endControlFlow();
        if (!bean.exact()) {
            code.addStatement("$T.requireClass($N, $T.class)", RuntimeTypes.COPIES, value, rawType(bean.type()));
        }
        code.addStatement("$T $N = new $T()", bean.type(), copy, bean.type());
        for (ValueCopy.Property property : bean.properties()) {
            CodeBlock read = property.accessors()
                    .map(accessors -> CodeBlock.of("$N.$N()", value, accessors.getter()))
                    .orElseGet(() -> CodeBlock.of("$N.$N", value, property.name()));
            CodeBlock copied = copy(property.copy(), read, locals);
            if (property.accessors().isPresent()) {
                code.addStatement("$N.$N($L)", copy, property.accessors().get().setter(), copied);
            } else {
                code.addStatement("$N.$N = $L", copy, property.name(), copied);
            }
        }
        return code.addStatement("return $N", copy).build();
    }

    private static TypeName rawType(TypeName type) {
        return type instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : type;
    }

    /** Returns {@code Order}, or {@code ByteArray} for an array of bytes. */
    private static String nameOf(TypeName type) {
        if (type instanceof ArrayTypeName array) {
            return nameOf(array.componentType()) + "Array";
        }
        if (rawType(type) instanceof ClassName named) {
            return named.simpleName();
        }
        String primitive = type.toString();
        return primitive.substring(0, 1).toUpperCase(Locale.ROOT) + primitive.substring(1);
    }

    private static String variable(TypeName type) {
        if (type instanceof ArrayTypeName) {
            return "array";
        }
        String name = nameOf(type);
        String variable = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return SourceVersion.isName(variable) ? variable : variable + "Value";
    }
}
