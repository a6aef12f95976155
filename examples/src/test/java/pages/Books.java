package pages;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import dev.larder.annotation.On;
import dev.larder.annotation.Updates;
import java.util.Collection;
import java.util.Map;

public interface Books {

    record Book(String isbn, String shelf, String title, boolean draft) {}

    @Cached(key = "books:{isbn}", ttl = "10m", nullTtl = "1m", when = "isbn.length() == 13", unless = "result.draft()")
    Book find(String isbn);

    @Cached(key = "books:{isbns}", ttl = "10m", nullTtl = "1m")
    Map<String, Book> findAll(Collection<String> isbns);

    @Updates(key = "books:{book.isbn}", ttl = "10m")
    Book save(Book book);

    @Evicts(pattern = "books:{isbn}")
    void remove(String isbn);

    @Evicts(
            pattern = {"books:*", "shelves:*"},
            on = On.BEFORE)
    void importAll();
}
