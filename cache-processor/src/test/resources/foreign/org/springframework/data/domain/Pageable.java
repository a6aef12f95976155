package org.springframework.data.domain;

public interface Pageable {
    int getPageNumber();

    int getPageSize();
}
