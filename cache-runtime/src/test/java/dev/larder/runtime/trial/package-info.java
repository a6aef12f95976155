/** Tries the cached methods of a service with filled values; begin with {@link dev.larder.runtime.trial.ServiceTrial}. */
@org.jspecify.annotations.NullMarked
package dev.larder.runtime.trial;
