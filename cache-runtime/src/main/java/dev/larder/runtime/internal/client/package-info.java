/** The commands of the programmatic cache: {@link dev.larder.runtime.internal.client.ClientCommands}. */
@NullMarked
package dev.larder.runtime.internal.client;

import org.jspecify.annotations.NullMarked;
