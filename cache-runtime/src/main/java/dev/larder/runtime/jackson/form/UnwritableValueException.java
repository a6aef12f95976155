package dev.larder.runtime.jackson.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A value that would not be read back as it was; the message holds nothing of it. */
public final class UnwritableValueException extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    public UnwritableValueException(JsonGenerator generator, String message) {
        super(generator, message);
    }
}
