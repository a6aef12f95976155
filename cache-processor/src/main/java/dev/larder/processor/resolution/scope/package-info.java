/** The service and the method that a resolver works on; entry point: {@link dev.larder.processor.resolution.scope.MethodScope}. */
@NullMarked
package dev.larder.processor.resolution.scope;

import org.jspecify.annotations.NullMarked;
