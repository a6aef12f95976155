package dev.larder.processor.model.map;

/**
 * An arrow of the map: a method that makes a key new.
 *
 * @param method the label of the method, such as {@code UserService.save}
 * @param target the key, pattern or tag that the method evicts, or the key that it updates
 * @param key the template of the key
 */
public record Reach(String method, String target, String key, How how) {

    /** What the method does to the key, and what that costs. */
    public enum How {
        /** It stores its result there. */
        UPDATE,
        /** It evicts the exact key. */
        EXACT,
        /** It evicts a group of keys, which the index lists. */
        GROUP,
        /** It evicts the keys that carry a tag. */
        TAG,
        /** It evicts a group of keys, for which all keys are scanned. */
        SCAN
    }
}
