package negative;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.annotation.*;
import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h")
    Animal onTheType(long id); // error: ValueTypeNamesClasses

    @Cached(key = "b:{id}", ttl = "1h")
    OfComponent onAComponent(long id); // error: ValueTypeNamesClasses

    @Cached(key = "c:{id}", ttl = "1h")
    OfField onAField(long id); // error: ValueTypeNamesClasses

    @Cached(key = "d:{id}", ttl = "1h")
    OfAccessor onAnAccessor(long id); // error: ValueTypeNamesClasses

    @Cached(key = "e:{id}", ttl = "1h")
    OfGetter onAGetter(long id); // error: ValueTypeNamesClasses

    @Cached(key = "f:{id}", ttl = "1h")
    OfCreator onACreatorParameter(long id); // error: ValueTypeNamesClasses

    @Cached(key = "g:{id}", ttl = "1h")
    OfElements onElements(long id); // error: ValueTypeNamesClasses

    @Cached(key = "h:{id}", ttl = "1h")
    OfValues onValuesOfAMap(long id); // error: ValueTypeNamesClasses

    @Cached(key = "i:{id}", ttl = "1h")
    List<Bundled> byAMetaAnnotation(long id); // error: ValueTypeNamesClasses

    @Cached(key = "j:{id}", ttl = "1h")
    Heir onASuperclass(long id); // error: ValueTypeNamesClasses

    @Cached(key = "k:{id}", ttl = "1h")
    OfBundledField byAMetaAnnotationOnAField(long id); // error: ValueTypeNamesClasses

    @Cached(key = "l:{id}", ttl = "1h")
    Named byName(long id);
}

@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
interface Animal {}

record OfComponent(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object pet) {}

class OfField {
    @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
    private Object pet;
}

record OfAccessor(Number pet) {
    @Override
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    public Number pet() {
        return pet;
    }
}

class OfGetter {
    private Object pet;

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    public Object getPet() {
        return pet;
    }
}

class OfCreator {
    private final Object pet;

    @JsonCreator
    OfCreator(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object pet) {
        this.pet = pet;
    }
}

record OfElements(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) List<Object> pets) {}

record OfValues(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Map<String, Object> pets) {}

@JacksonAnnotationsInside
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
@interface WithClass {}

@WithClass
class Bundled {}

class OfBundledField {
    @WithClass
    Object pet;
}

@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
class Ancestor {}

class Heir extends Ancestor {}

record Named(@JsonTypeInfo(use = JsonTypeInfo.Id.NAME) @JsonSubTypes(@JsonSubTypes.Type(Cat.class)) Pet pet) {}

interface Pet {}

record Cat(String name) implements Pet {}
