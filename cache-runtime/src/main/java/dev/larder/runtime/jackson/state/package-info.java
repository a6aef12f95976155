/**
 * The state of a class: its fields, and the creators that they are read back by. {@link
 * dev.larder.runtime.jackson.state.StateIntrospector} tells it to Jackson in place of the class's accessors.
 */
@NullMarked
package dev.larder.runtime.jackson.state;

import org.jspecify.annotations.NullMarked;
