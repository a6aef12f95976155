package com.example.bookshop;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/books")
public class BookController {

    private final Books books;

    private final Orders orders;

    BookController(Books books, Orders orders) {
        this.books = books;
        this.orders = orders;
    }

    @GetMapping("/{id}")
    ResponseEntity<Book> find(@PathVariable long id) {
        return ResponseEntity.of(books.findById(id));
    }

    @GetMapping
    List<Book> search(@RequestParam String words) {
        return books.findByTitleContaining(words);
    }

    @PutMapping
    Book save(@RequestBody NewBook book) {
        return books.save(new Book(book.id(), book.title(), book.stock()));
    }

    @PostMapping("/{id}/orders")
    void order(@PathVariable long id, @RequestParam int copies) {
        orders.order(id, copies);
    }

    record NewBook(long id, String title, int stock) {}
}
