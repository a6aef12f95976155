package negative;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.annotation.*;
import dev.larder.annotation.*;
import java.util.*;

import jakarta.persistence.Entity;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h")
    Pet itself(long id); // warning: ValueTypeEntity

    @Cached(key = "b:{id}", ttl = "1h")
    Visit inARecord(long id); // warning: ValueTypeEntity

    @SuppressWarnings("larder.EvictionIncomplete")
    @Updates(key = "c:{id}", ttl = "1h")
    List<Pet> inAList(long id); // warning: ValueTypeEntity

    @Cached(key = "d:{id}", ttl = "1h")
    Food embedded(long id);

    @Cached(key = "e:{pet|sha256}", ttl = "1h")
    String hashed(Pet pet);
}

@Entity
class Pet {
    private long id;
}

record Visit(Pet pet) {}

@jakarta.persistence.Embeddable
class Food {
    private String name;
}
