package shop;

import dev.larder.annotation.Cached;
import org.mapstruct.Mapper;

public interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    UserDto find(long id);

    record UserDto(long id, String name) {}

    record UserEntity(long id, String name) {}

    @Mapper
    interface Mapping {
        UserDto toDto(UserEntity entity);
    }
}
