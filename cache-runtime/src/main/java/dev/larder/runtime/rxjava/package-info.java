/**
 * Bridges to RxJava 3, loaded only by applications that use it; begin with {@link dev.larder.runtime.rxjava.Maybes} and
 * {@link dev.larder.runtime.rxjava.Singles}.
 */
@NullMarked
package dev.larder.runtime.rxjava;

import org.jspecify.annotations.NullMarked;
