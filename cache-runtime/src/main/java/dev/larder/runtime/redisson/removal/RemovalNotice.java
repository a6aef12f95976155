package dev.larder.runtime.redisson.removal;

import java.util.List;

/**
 * A message about a removal, and where it is published.
 *
 * @param channels the channels as scripts take them, separated by line feeds
 * @param names the names of these channels in UTF-8; must not be modified
 * @param message the bytes; see {@link RemovalMessage}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RemovalNotice(String channels, List<byte[]> names, byte[] message) {

    /** The notice of which nobody is told. */
    public static final RemovalNotice NONE = new RemovalNotice("", List.of(), new byte[0]);
}
