package negative;

import dev.larder.annotation.*;
import java.util.*;
import com.fasterxml.jackson.annotation.*;

interface Users {
    @Cached(key = "shape:{id}", ttl = "1h")
    Shape shape(long id); // error: ValueTypePolymorphic

    @Cached(key = "drawing:{id}", ttl = "1h")
    Drawing drawing(long id); // error: ValueTypePolymorphic

    @Cached(key = "animal:{id}", ttl = "1h")
    List<Animal> animals(long id);
}

sealed interface Shape {}

record Circle(double radius) implements Shape {}

record Drawing(List<Shape> shapes) {}

@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes(@JsonSubTypes.Type(Cat.class))
interface Animal {}

record Cat(String name) implements Animal {}
