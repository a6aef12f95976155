package dev.larder.runtime.redisson.removal;

/**
 * A message about a removal, and where it is published.
 *
 * @param channels the channels as scripts take them, separated by line feeds
 * @param message the bytes; see {@link RemovalMessage}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RemovalNotice(String channels, byte[] message) {}
