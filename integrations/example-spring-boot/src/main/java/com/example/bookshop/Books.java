package com.example.bookshop;

import dev.larder.annotation.Cached;
import dev.larder.annotation.Evicts;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Books extends Repository<Book, Long> {

    @Cached(key = "book:{id}", ttl = "1h", nullTtl = "1m")
    Optional<Book> findById(Long id);

    List<Book> findByTitleContaining(String words);

    @Evicts(pattern = "book:{book.id}")
    Book save(Book book);

    @Evicts(pattern = "book:{id}")
    @Modifying
    @Query("update Book b set b.stock = b.stock - :copies where b.id = :id and b.stock >= :copies")
    int take(Long id, int copies);
}
