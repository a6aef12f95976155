package org.springframework.data.domain;

public interface Page<T> extends Iterable<T> {
    int getTotalPages();
}
