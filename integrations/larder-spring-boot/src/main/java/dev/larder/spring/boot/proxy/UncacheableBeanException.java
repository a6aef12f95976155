package dev.larder.spring.boot.proxy;

import org.springframework.beans.factory.BeanCreationException;

/** Signals a bean that has cached methods and cannot be cached. */
public final class UncacheableBeanException extends BeanCreationException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    private final String remedy;

    UncacheableBeanException(String beanName, String reason, String remedy) {
        super(beanName, reason + "; " + remedy);
        this.reason = reason;
        this.remedy = remedy;
    }

    /** Returns the cause, as a clause. */
    public String reason() {
        return reason;
    }

    /** Returns the remedy, as a clause. */
    public String remedy() {
        return remedy;
    }
}
