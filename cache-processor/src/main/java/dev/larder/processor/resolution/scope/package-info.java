/**
 * The service and the method that are being resolved; entry point:
 * {@link dev.larder.processor.resolution.scope.MethodScope}.
 */
@NullMarked
package dev.larder.processor.resolution.scope;

import org.jspecify.annotations.NullMarked;
