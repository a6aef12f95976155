package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.Updates;

public interface Names {
    @Cached(key = "name-a:{delegate}:{larder}", ttl = "1h")
    String find(String delegate, String larder);

    @Cached(key = "name-b:{find}", ttl = "1h")
    String find(long find);

    @Cached(key = "name-c:{FIND}:{this_}", ttl = "1h")
    String find(int FIND, int this_);

    @Evicts(pattern = "name-a:{result}:*")
    String delegate(String user, String e);

    @Evicts(pattern = "name-b:{user.id}")
    int result(User user, int result);

    @Updates(key = "name-d:{user.id}", ttl = "1h")
    @Evicts(pattern = "name-b:{user.id}")
    Names.User readURLOf(Member user);

    @Cached(key = "name-e:{user.class_}", ttl = "1h")
    String userId(Member user);

    record User(long id) {}

    record Member(long id, String class_) {}
}
