package org.springframework.http;

public class ResponseEntity<T> {
    private final T body;

    public ResponseEntity(T body, int status) {
        this.body = body;
    }
}
