/**
 * The classes of values: a value is written only if its class is the one that is read back. {@link
 * dev.larder.runtime.jackson.type.WritingIntrospector} adds the check to each type that names no subtypes.
 */
@NullMarked
package dev.larder.runtime.jackson.type;

import org.jspecify.annotations.NullMarked;
