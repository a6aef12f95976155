package dev.larder.runtime.internal.key;

/** The form of a key in logs and messages: its first segment, and a hash to distinguish keys, but never its arguments. */
public final class AbbreviatedKey {

    private AbbreviatedKey() {}

    /** Returns for instance {@code user:…(3f2a91c0)} for {@code user:42:profile}. */
    public static String of(String key) {
        int colon = key.indexOf(':');
        String head = colon < 0 ? "" : key.substring(0, Math.min(colon + 1, KeyEncoding.MAX_BYTES));
        return head + "…(" + Integer.toHexString(key.hashCode()) + ")";
    }
}
