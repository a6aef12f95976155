/** The annotations that a service interface carries; read by the processor at compile time, and by nothing at run time. */
module dev.larder.annotation {
    exports dev.larder.annotation;
}
