package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import org.jspecify.annotations.Nullable;

/** Names of subtypes in values: taken from a fixed list, never those of classes, and apart from properties of the same name. */
final class TypeNames {

    /**
     * Returns how subtypes are told apart.
     *
     * @param where the annotation stands
     * @throws IllegalArgumentException when the name of a class in the data would choose what is created
     */
    @Nullable
    TypeResolverBuilder<?> checked(
            @Nullable TypeResolverBuilder<?> builder, JsonTypeInfo.@Nullable Value info, JavaType type, String where) {
        if (builder == null || info == null) {
            return builder;
        }
        if (info.getIdType() == JsonTypeInfo.Id.CLASS || info.getIdType() == JsonTypeInfo.Id.MINIMAL_CLASS) {
            throw new IllegalArgumentException(
                    "@JsonTypeInfo(use = " + info.getIdType() + ") on " + where + " (" + type.toCanonical()
                            + ") lets the data choose which class is created; use Id.NAME and @JsonSubTypes");
        }
        if (builder instanceof StdTypeResolverBuilder named && isAProperty(info)) {
            // The property is state of its own, and may say something else than the class.
            named.inclusion(As.PROPERTY).typeProperty("@" + name(info)).typeIdVisibility(false);
        }
        boolean listed = info.getIdType() != JsonTypeInfo.Id.CUSTOM && info.getIdType() != JsonTypeInfo.Id.NONE;
        return listed && builder instanceof StdTypeResolverBuilder names ? new NamedSubtypes(names) : builder;
    }

    private static boolean isAProperty(JsonTypeInfo.Value info) {
        return info.getInclusionType() == As.EXISTING_PROPERTY || info.getIdVisible();
    }

    private static String name(JsonTypeInfo.Value info) {
        String name = info.getPropertyName();
        return name == null || name.isEmpty() ? "type" : name.replace("@", "");
    }
}
