package jakarta.transaction;

public @interface Transactional {
    TxType value() default TxType.REQUIRED;

    enum TxType {
        REQUIRED,
        MANDATORY
    }
}
