/**
 * The runtime of Larder: the classes that generated code and applications call, and the adapters to Redis and JSON. A module
 * whose generated classes are public {@code requires transitive} this module, since their constructors take a
 * {@link dev.larder.runtime.Larder}.
 */
@SuppressWarnings("module") // the test kit is compiled after this module
module dev.larder.runtime {
    requires transitive org.jspecify;
    requires transitive redisson;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires com.fasterxml.jackson.module.paramnames;
    requires dev.failsafe.core;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.transport;
    // Redisson needs these. It is an automatic module, which cannot require them by itself.
    requires io.netty.handler;
    requires io.netty.resolver;
    requires io.netty.resolver.dns;
    requires org.yaml.snakeyaml;
    requires org.slf4j;
    requires static com.github.benmanes.caffeine;
    requires static io.netty.transport.classes.epoll;
    requires static io.reactivex.rxjava3;
    requires static java.sql;
    requires static org.reactivestreams;
    requires static reactor.core;

    exports dev.larder.runtime;
    exports dev.larder.runtime.config;
    exports dev.larder.runtime.entry;
    exports dev.larder.runtime.error;
    exports dev.larder.runtime.key;
    exports dev.larder.runtime.method;
    exports dev.larder.runtime.spi;
    exports dev.larder.runtime.spi.index;
    exports dev.larder.runtime.spi.near;
    exports dev.larder.runtime.jackson;
    exports dev.larder.runtime.memory;
    exports dev.larder.runtime.reactor;
    exports dev.larder.runtime.redisson;
    exports dev.larder.runtime.rxjava;

    // The test kit compares values as the runtime does.
    exports dev.larder.runtime.internal.readback to
            dev.larder.test;
}
