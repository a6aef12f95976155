package dev.larder.benchmarks.contender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Jackson as a careful person uses it by hand: reader and writer built once. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private static final ObjectReader READER = MAPPER.readerFor(Customer.class);

    private static final ObjectWriter WRITER = MAPPER.writerFor(Customer.class);

    private Json() {}

    static ObjectMapper mapper() {
        return MAPPER;
    }

    static byte[] encode(Customer customer) {
        try {
            return WRITER.writeValueAsBytes(customer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Customer decode(byte[] json) {
        try {
            return READER.readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
