package agreement;

import com.fasterxml.jackson.annotation.*;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.*;
import dev.larder.annotation.Cached;
import java.beans.ConstructorProperties;
import java.util.List;
import java.util.Map;

/** Ways to say how an object is made, and by which names. */
interface Creators {
    @Cached(key = "a1:{id}", ttl = "1h")
    NamedOtherwise namedOtherwise(long id);

    @Cached(key = "a2:{id}", ttl = "1h")
    NamedAsItsField namedAsItsField(long id);

    @Cached(key = "a3:{id}", ttl = "1h")
    NamedAsAGetter namedAsAGetter(long id);

    @Cached(key = "a4:{id}", ttl = "1h")
    NamedInPart namedInPart(long id);

    @Cached(key = "b1:{id}", ttl = "1h")
    CreatorOtherwise creatorOtherwise(long id);

    @Cached(key = "b2:{id}", ttl = "1h")
    CreatorOfAGetter creatorOfAGetter(long id);

    @Cached(key = "b3:{id}", ttl = "1h")
    CreatorOfItsField creatorOfItsField(long id);

    @Cached(key = "b4:{id}", ttl = "1h")
    CreatorOfSomethingElse creatorOfSomethingElse(long id);

    @Cached(key = "b5:{id}", ttl = "1h")
    CreatorOfAValue creatorOfAValue(long id);

    @Cached(key = "b6:{id}", ttl = "1h")
    CreatorOfTwo creatorOfTwo(long id);

    @Cached(key = "b7:{id}", ttl = "1h")
    CreatorOfTwoOthers creatorOfTwoOthers(long id);

    @Cached(key = "b8:{id}", ttl = "1h")
    CreatorOfProperties creatorOfProperties(long id);

    @Cached(key = "b9:{id}", ttl = "1h")
    CreatorOfOtherProperties creatorOfOtherProperties(long id);

    @Cached(key = "c1:{id}", ttl = "1h")
    CreatorOfAMap creatorOfAMap(long id);

    @Cached(key = "c2:{id}", ttl = "1h")
    FactoryOtherwise factoryOtherwise(long id);

    @Cached(key = "c3:{id}", ttl = "1h")
    FactoryOfItsField factoryOfItsField(long id);

    @Cached(key = "c4:{id}", ttl = "1h")
    CreatorWithAlias creatorWithAlias(long id);

    @Cached(key = "c5:{id}", ttl = "1h")
    CreatorByAliasOnly creatorByAliasOnly(long id);

    @Cached(key = "c6:{id}", ttl = "1h")
    CreatorDisabled creatorDisabled(long id);

    @Cached(key = "d1:{id}", ttl = "1h")
    SnakeRecord snakeRecord(long id);

    @Cached(key = "d2:{id}", ttl = "1h")
    SnakeClass snakeClass(long id);

    @Cached(key = "d3:{id}", ttl = "1h")
    SnakeNamed snakeNamed(long id);

    @Cached(key = "d4:{id}", ttl = "1h")
    SnakeNamedInCamelCase snakeNamedInCamelCase(long id);

    @Cached(key = "d5:{id}", ttl = "1h")
    SnakeCreator snakeCreator(long id);

    @Cached(key = "e1:{id}", ttl = "1h")
    RenamedComponent renamedComponent(long id);

    @Cached(key = "e2:{id}", ttl = "1h")
    RecordMadeOtherwise recordMadeOtherwise(long id);

    @Cached(key = "e3:{id}", ttl = "1h")
    RenamedByGetter renamedByGetter(long id);

    @Cached(key = "e4:{id}", ttl = "1h")
    RenamedField renamedField(long id);

    @Cached(key = "e5:{id}", ttl = "1h")
    ExplicitParameter explicitParameter(long id);

    @Cached(key = "e6:{id}", ttl = "1h")
    ExplicitParameterOtherwise explicitParameterOtherwise(long id);

    @Cached(key = "e7:{id}", ttl = "1h")
    OfAnInheritedField ofAnInheritedField(long id);

    @Cached(key = "e8:{id}", ttl = "1h")
    OfATransientField ofATransientField(long id);

    @Cached(key = "e9:{id}", ttl = "1h")
    RenamedForTheCreator renamedForTheCreator(long id);

    @Cached(key = "f1:{id}", ttl = "1h")
    CreatorOfABean creatorOfABean(long id);

    @Cached(key = "f2:{id}", ttl = "1h")
    RecordOfAValue recordOfAValue(long id);

    @Cached(key = "f3:{id}", ttl = "1h")
    NamedWithADefault namedWithADefault(long id);

    @Cached(key = "g1:{id}", ttl = "1h")
    NamedByNothing namedByNothing(long id);

    @Cached(key = "g2:{id}", ttl = "1h")
    CreatorOfAnotherMap creatorOfAnotherMap(long id);

    @Cached(key = "g3:{id}", ttl = "1h")
    NamedUnlikeItsParameter namedUnlikeItsParameter(long id);

    @Cached(key = "g4:{id}", ttl = "1h")
    ExplicitInPart explicitInPart(long id);

    @Cached(key = "g5:{id}", ttl = "1h")
    NamedByBoth namedByBoth(long id);

    class NamedByNothing {
        private final String name;

        @ConstructorProperties("label")
        NamedByNothing(String text) {
            this.name = text;
        }
    }

    class NamedUnlikeItsParameter {
        private final String name;
        private final long id;

        @ConstructorProperties({"name", "id"})
        NamedUnlikeItsParameter(String text, long number) {
            this.name = text;
            this.id = number;
        }
    }

    class NamedByBoth {
        private final String name;

        @ConstructorProperties("label")
        NamedByBoth(@JsonProperty("name") String text) {
            this.name = text;
        }
    }

    class ExplicitInPart {
        private final String name;
        private final long id;

        ExplicitInPart(@JsonProperty("name") String text, long number) {
            this.name = text;
            this.id = number;
        }
    }

    class CreatorOfAnotherMap {
        private final Map<String, String> names;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        CreatorOfAnotherMap(Map<String, String> map) {
            this.names = map;
        }
    }

    class NamedOtherwise {
        private final String name;

        @ConstructorProperties("label")
        NamedOtherwise(String name) {
            this.name = name;
        }
    }

    class NamedAsItsField {
        @JsonProperty("label")
        private final String name;

        @ConstructorProperties("label")
        NamedAsItsField(String text) {
            this.name = text;
        }
    }

    class NamedAsAGetter {
        private final String name;

        @ConstructorProperties("label")
        NamedAsAGetter(String name) {
            this.name = name;
        }

        public String getLabel() {
            return name;
        }
    }

    class NamedInPart {
        private final String name;
        private final long id;

        @ConstructorProperties({"name", "number"})
        NamedInPart(String name, long id) {
            this.name = name;
            this.id = id;
        }
    }

    class CreatorOtherwise {
        private final String name;

        @JsonCreator
        CreatorOtherwise(@JsonProperty("label") String name) {
            this.name = name;
        }
    }

    class CreatorOfAGetter {
        private final String name;

        @JsonCreator
        CreatorOfAGetter(@JsonProperty("label") String name) {
            this.name = name;
        }

        public String getLabel() {
            return name;
        }
    }

    class CreatorOfItsField {
        private final String name;

        @JsonCreator
        CreatorOfItsField(String name) {
            this.name = name;
        }
    }

    class CreatorOfSomethingElse {
        private final String name;

        @JsonCreator
        CreatorOfSomethingElse(String label) {
            this.name = label;
        }
    }

    class CreatorOfAValue {
        private final String name;

        @JsonCreator
        CreatorOfAValue(String label) {
            this.name = label;
        }

        @JsonValue
        String text() {
            return name;
        }
    }

    class CreatorOfTwo {
        private final String name;
        private final long id;

        @JsonCreator
        CreatorOfTwo(String name, long id) {
            this.name = name;
            this.id = id;
        }
    }

    class CreatorOfTwoOthers {
        private final String name;
        private final long id;

        @JsonCreator
        CreatorOfTwoOthers(String label, long id) {
            this.name = label;
            this.id = id;
        }
    }

    class CreatorOfProperties {
        private final String name;

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        CreatorOfProperties(String name) {
            this.name = name;
        }
    }

    class CreatorOfOtherProperties {
        private final String name;

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        CreatorOfOtherProperties(String label) {
            this.name = label;
        }
    }

    class CreatorOfAMap {
        private final Map<String, String> names;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        CreatorOfAMap(Map<String, String> names) {
            this.names = names;
        }
    }

    class FactoryOtherwise {
        private final String name;

        private FactoryOtherwise(String name, boolean made) {
            this.name = name;
        }

        @JsonCreator
        static FactoryOtherwise of(@JsonProperty("label") String name) {
            return new FactoryOtherwise(name, true);
        }
    }

    class FactoryOfItsField {
        private final String name;
        private final List<Long> ids;

        private FactoryOfItsField(String name, List<Long> ids, boolean made) {
            this.name = name;
            this.ids = ids;
        }

        @JsonCreator
        static FactoryOfItsField of(@JsonProperty("name") String text, @JsonProperty("ids") List<Long> numbers) {
            return new FactoryOfItsField(text, numbers, true);
        }
    }

    class CreatorWithAlias {
        private final String name;

        @JsonCreator
        CreatorWithAlias(@JsonProperty("name") @JsonAlias("label") String text) {
            this.name = text;
        }
    }

    class CreatorByAliasOnly {
        private final String name;
        private final long id;

        @JsonCreator
        CreatorByAliasOnly(@JsonAlias("name") String label, long id) {
            this.name = label;
            this.id = id;
        }
    }

    class CreatorDisabled {
        private final String name;

        @JsonCreator(mode = JsonCreator.Mode.DISABLED)
        CreatorDisabled(String text) {
            this.name = text;
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record SnakeRecord(String firstName) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    class SnakeClass {
        private final String firstName;

        SnakeClass(String firstName) {
            this.firstName = firstName;
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    class SnakeNamed {
        private final String firstName;

        @ConstructorProperties("first_name")
        SnakeNamed(String text) {
            this.firstName = text;
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    class SnakeNamedInCamelCase {
        private final String firstName;

        @ConstructorProperties("firstName")
        SnakeNamedInCamelCase(String text) {
            this.firstName = text;
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    class SnakeCreator {
        private final String firstName;

        @JsonCreator
        SnakeCreator(@JsonProperty("first_name") String text) {
            this.firstName = text;
        }
    }

    record RenamedComponent(@JsonProperty("label") String name) {}

    record RecordMadeOtherwise(String name) {
        @JsonCreator
        static RecordMadeOtherwise of(@JsonProperty("label") String name) {
            return new RecordMadeOtherwise(name);
        }
    }

    class RenamedByGetter {
        private final String name;

        @JsonCreator
        RenamedByGetter(@JsonProperty("label") String text) {
            this.name = text;
        }

        @JsonGetter("label")
        public String getName() {
            return name;
        }
    }

    class RenamedField {
        @JsonProperty("label")
        private final String name;

        RenamedField(String name) {
            this.name = name;
        }
    }

    class ExplicitParameter {
        private final String name;

        ExplicitParameter(@JsonProperty("name") String text) {
            this.name = text;
        }
    }

    class ExplicitParameterOtherwise {
        private final String name;

        ExplicitParameterOtherwise(@JsonProperty("label") String name) {
            this.name = name;
        }
    }

    class Base {
        final long id;

        Base(long id) {
            this.id = id;
        }
    }

    class OfAnInheritedField extends Base {
        final String name;

        @ConstructorProperties({"id", "name"})
        OfAnInheritedField(long number, String text) {
            super(number);
            this.name = text;
        }
    }

    class OfATransientField {
        final transient String name;

        @JsonCreator
        OfATransientField(@JsonProperty("name") String text) {
            this.name = text;
        }
    }

    class RenamedForTheCreator {
        @JsonProperty("title")
        private final String name;

        @JsonCreator
        RenamedForTheCreator(@JsonProperty("name") String name) {
            this.name = name;
        }
    }

    class CreatorOfABean {
        private final String name;

        @JsonCreator
        CreatorOfABean(Parts parts) {
            this.name = parts.name;
        }

        static class Parts {
            private String name;

            void setName(String name) {
                this.name = name;
            }
        }
    }

    record RecordOfAValue(@JsonValue String text) {}

    class NamedWithADefault {
        private String name;

        NamedWithADefault() {}

        @ConstructorProperties("label")
        NamedWithADefault(String name) {
            this.name = name;
        }
    }
}
