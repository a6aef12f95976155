package dev.larder.runtime.jackson.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/** Writes the keys of maps as names of JSON. */
final class KeyNames {

    /** Maximum length of a name that is read, in bytes; reading longer ones costs many times their size. */
    static final int MAX_NAME = StreamReadConstraints.DEFAULT_MAX_NAME_LEN;

    /** No {@code char} counts for more than three bytes. */
    private static final int SURELY_READ = MAX_NAME / 3;

    private KeyNames() {}

    /** Writes a key, unless Jackson would refuse to read it. */
    static void write(String key, JsonGenerator generator) throws IOException {
        if (key.length() > SURELY_READ && lengthWhenRead(key) > MAX_NAME) {
            throw new UnwritableValueException(
                    generator, "a key of more than " + MAX_NAME + " bytes would be rejected when it is read");
        }
        for (int i = 0; i < key.length(); i++) {
            char unit = key.charAt(i);
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit)
                        && i + 1 < key.length()
                        && Character.isLowSurrogate(key.charAt(i + 1));
                if (!pair) {
                    throw new UnwritableValueException(
                            generator, "a key holds half of a surrogate pair, which JSON cannot have in a name");
                }
                i++;
            }
        }
        generator.writeFieldName(key);
    }

    /** Returns how many bytes Jackson counts: three for each half of a surrogate pair that was written as an escape. */
    private static long lengthWhenRead(String key) {
        return key.chars()
                .mapToLong(unit -> unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3)
                .sum();
    }
}
