package jakarta.persistence;

public @interface OneToMany {}
