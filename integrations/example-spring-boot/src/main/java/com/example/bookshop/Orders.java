package com.example.bookshop;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class Orders {

    private final Books books;

    Orders(Books books) {
        this.books = books;
    }

    /** Takes copies out of the stock; the eviction waits for the commit, and a rollback drops it. */
    public void order(long id, int copies) {
        if (books.take(id, copies) == 0) {
            throw new SoldOutException(id);
        }
        if (copies > 100) {
            throw new IllegalArgumentException("nobody reads " + copies + " copies");
        }
    }
}
