/** What a resolver knows of the service and the method that it works on; entry point: {@link dev.larder.processor.resolution.scope.MethodScope}. */
@NullMarked
package dev.larder.processor.resolution.scope;

import org.jspecify.annotations.NullMarked;
