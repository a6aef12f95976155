package dev.larder.test.contract;

import dev.larder.runtime.jackson.JacksonValueCodec;
import dev.larder.runtime.spi.ValueCodec;

class JacksonCodecContractTest extends CodecContract {

    @Override
    protected ValueCodec codec() {
        return JacksonValueCodec.create();
    }
}
