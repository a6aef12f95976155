package com.example.bookshop;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.CONFLICT)
public class SoldOutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SoldOutException(long id) {
        super("too few copies of book " + id);
    }
}
