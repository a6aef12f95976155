package dev.larder.runtime.jackson.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larder.runtime.jackson.form.KnownTypes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Whether the state of a class is within reach: private fields of named modules need to be opened. */
public final class StateAccess {

    public static final String NO_CREATOR =
            "nothing creates it; give it a constructor without parameters (of any visibility), or one whose parameters are named"
                    + " like its fields (compiled with -parameters), or a @JsonCreator, or a module for it by"
                    + " JacksonValueCodec.with";

    private StateAccess() {}

    /** Returns what stands against keeping objects of the class, with the remedy. */
    public static Optional<String> fault(Class<?> type) {
        ClassState state = ClassState.of(type);
        if (!state.hidden().isEmpty()) {
            Field hidden = state.hidden().get(0);
            return Optional.of("its field '" + hidden.getName() + "' hides that of "
                    + hidden.getDeclaringClass().getName() + "; rename one of them");
        }
        if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers()) && !type.isInterface()) {
            return Optional.of("it is an inner class, which needs its outer object; make it static");
        }
        return state.fields().values().stream()
                .map(StateAccess::fault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> fault(Field field) {
        Class<?> owner = field.getDeclaringClass();
        Module module = owner.getModule();
        Module jackson = ObjectMapper.class.getModule();
        if (KnownTypes.isOfTheJdk(owner)) {
            return Optional.of(
                    "it extends " + owner.getName() + ", whose state is out of reach; return a class of plain data");
        }
        if (module.isNamed() && !module.isOpen(owner.getPackageName(), jackson)) {
            return Optional.of(
                    "the state of " + owner.getName() + " is out of reach; add 'opens " + owner.getPackageName()
                            + " to com.fasterxml.jackson.databind;' to the module " + module.getName());
        }
        return Optional.empty();
    }
}
