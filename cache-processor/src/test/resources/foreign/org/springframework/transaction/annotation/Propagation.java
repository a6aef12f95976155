package org.springframework.transaction.annotation;

public enum Propagation {
    REQUIRED,
    SUPPORTS,
    MANDATORY
}
