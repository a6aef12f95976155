/**
 * Commands to the store: {@link dev.larder.runtime.internal.command.BlockingStore} for callers that wait for a hit,
 * {@link dev.larder.runtime.internal.command.AsyncStore} for everything else.
 * {@link dev.larder.runtime.internal.command.CallingThread} runs the steps of an asynchronous call on the thread of its caller.
 */
@NullMarked
package dev.larder.runtime.internal.command;

import org.jspecify.annotations.NullMarked;
