package dev.larder.runtime;

import java.util.Objects;

/** As the processor would write it for a package-private service. */
final class LarderTest_CachedGreeter implements LarderTest.Greeter {

    private final LarderTest.Greeter delegate;

    public LarderTest_CachedGreeter(LarderTest.Greeter delegate, Larder larder) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
        Objects.requireNonNull(larder, "larder");
    }

    @Override
    public String greet() {
        return "cached " + delegate.greet();
    }
}
