package golden;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;

interface Reading {
    @Cached(key = "note:{id}", ttl = "1h")
    String read(long id);

    default String readAll() {
        return read(1) + read(2);
    }

    static Reading empty() {
        return id -> "";
    }
}

interface Writing {
    @Evicts(pattern = "note:{id}")
    void write(long id, String text);
}

public interface Inheritance extends Reading, Writing {
    @Override
    boolean equals(@org.jspecify.annotations.Nullable Object other);

    @Evicts(pattern = "note:{id}")
    default void erase(long id) {
        write(id, "");
    }
}
