package negative;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.annotation.*;
import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h")
    Node node(long id); // error: ValueTypeCycle

    @Cached(key = "b:{id}", ttl = "1h")
    Owner owner(long id); // error: ValueTypeCycle

    @Cached(key = "c:{id}", ttl = "1h")
    Page<Hidden> hidden(long id); // error: ValueTypeCycle


    @Cached(key = "e:{id}", ttl = "1h")
    Transient cut(long id);

    @Cached(key = "f:{id}", ttl = "1h")
    Chain chain(long id);
}

class Node {
    String name;

    @JsonBackReference
    Node parent;

    @JsonManagedReference
    List<Node> children;
}

class Owner {
    List<Pet> pets;
}

class Pet {
    @jakarta.persistence.ManyToOne
    Owner owner;
}

record Page<T>(List<T> items) {}

class Hidden {
    Detail detail;
}

class Detail {
    @JsonIgnore
    Hidden hidden;
}

class Transient {
    transient Transient parent;
    List<Transient> children;
}

class Chain {
    @JsonIgnore
    Chain next;
}
