/** Commands to the store, each with a deadline: {@link dev.larder.runtime.internal.command.BlockingStore}. */
@NullMarked
package dev.larder.runtime.internal.command;

import org.jspecify.annotations.NullMarked;
