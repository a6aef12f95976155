/** The test kit: for tests of applications that use Larder, and of stores and codecs for it. */
module dev.larder.test {
    requires transitive dev.larder.runtime;
    requires transitive org.jspecify;
    requires com.github.benmanes.caffeine;
    requires java.sql;
    // The application's tests have these, or do without.
    requires static transitive org.junit.jupiter.api;
    requires static org.assertj.core;
    requires static embedded.redis;

    exports dev.larder.test;
    exports dev.larder.test.contract;
    exports dev.larder.test.history;
    exports dev.larder.test.race;
    exports dev.larder.test.redis;
    exports dev.larder.test.store;
    exports dev.larder.test.trial;
    exports dev.larder.test.value;

    // JUnit calls the methods of superclasses that are not public.
    opens dev.larder.test.contract;
}
