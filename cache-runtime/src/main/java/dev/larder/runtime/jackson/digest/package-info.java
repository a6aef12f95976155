/**
 * The canonical form of values, from which keys are digested. {@link dev.larder.runtime.jackson.digest.CanonicalForms} writes
 * sets, maps and references so that equal values have equal texts.
 */
@NullMarked
package dev.larder.runtime.jackson.digest;

import org.jspecify.annotations.NullMarked;
