package jakarta.persistence;

public @interface Embeddable {}
