package lombok;

public @interface Builder {}
