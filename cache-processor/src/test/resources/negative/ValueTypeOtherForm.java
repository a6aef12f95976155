package negative;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.annotation.*;
import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Cached(key = "a:{id}", ttl = "1h")
    Identified byIdentity(long id); // error: ValueTypeOtherForm

    @Cached(key = "b:{id}", ttl = "1h")
    Raw raw(long id); // error: ValueTypeOtherForm

    @Cached(key = "c:{id}", ttl = "1h")
    OneWay written(long id); // error: ValueTypeOtherForm

    @Cached(key = "d:{id}", ttl = "1h")
    Filtered filtered(long id); // error: ValueTypeOtherForm

    @Cached(key = "e:{id}", ttl = "1h")
    Nested deep(long id); // error: ValueTypeOtherForm

    @Cached(key = "f:{id}", ttl = "1h")
    BothWays bothWays(long id);

    @Cached(key = "g:{id}", ttl = "1h")
    Hidden seenThrough(long id);
}

@JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
class Identified {
    long id;
}

record Raw(@JsonRawValue String json) {}

record OneWay(@JsonSerialize(using = com.fasterxml.jackson.databind.ser.std.ToStringSerializer.class) long id) {}

@JsonFilter("some")
record Filtered(long id) {}

record Nested(List<Raw> raws) {}

record BothWays(
        @JsonSerialize(using = com.fasterxml.jackson.databind.ser.std.ToStringSerializer.class)
                @JsonDeserialize(using = com.fasterxml.jackson.databind.deser.std.NumberDeserializers.LongDeserializer.class)
                long id) {}

class Hidden {
    @JsonIgnore
    private String secret;

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    private String computed;

    @JsonFormat(shape = JsonFormat.Shape.STRING)
    private long number;
}
