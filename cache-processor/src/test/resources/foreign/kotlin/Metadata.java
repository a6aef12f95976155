package kotlin;

public @interface Metadata {
    int k() default 1;

    int[] mv() default {};

    String[] d1() default {};

    String[] d2() default {};
}
