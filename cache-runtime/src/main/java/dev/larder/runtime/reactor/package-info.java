/**
 * Bridges to Reactor, loaded only by applications that use it; begin with {@link dev.larder.runtime.reactor.Monos}.
 */
@NullMarked
package dev.larder.runtime.reactor;

import org.jspecify.annotations.NullMarked;
