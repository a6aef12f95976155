package dev.larder.processor.model.map;

import java.util.Set;
import java.util.TreeSet;

/**
 * A line of the lock: what reviewers are to see of a key when it changes.
 *
 * @param template the key's template
 * @param type the type of the values
 * @param shape the digest of the shape of the values
 * @param ttl the TTL; several ones if methods differ
 * @param renewedBy the methods that evict or update the key, each with the way, such as {@code UserService.save(group)}
 */
public record LockedKey(String template, String type, String shape, String ttl, Set<String> renewedBy) {

    public LockedKey {
        renewedBy = new TreeSet<>(renewedBy);
    }
}
