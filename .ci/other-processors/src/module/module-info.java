module shop {
    requires transitive dev.larder.runtime;
    requires static transitive dev.larder.annotation;

    exports shop;
}
