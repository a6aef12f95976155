package dev.larder.runtime.internal.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.spi.Lookup;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final byte[] VALUE = bytes("{\"id\":42}");

    @RepeatedTest(1000)
    void whatIsSpeltIsParsed(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Signature signature = new Signature(random.nextLong(), random.nextLong() & Signature.MAX_DEADLINE);

        byte[] spelt = signature.spell();

        assertThat(spelt).hasSize(Signature.LENGTH).containsOnly(' ', '\t', '\n', '\r');
        assertThat(Signature.endOf(signature.appendTo(VALUE))).isEqualTo(signature);
        assertThat(Signature.strip(signature.appendTo(VALUE))).isEqualTo(VALUE);
        assertThat(spelt).startsWith(Signature.spellId(signature.loadId()));
    }

    @Test
    void theSpellingIsTheOneThatTheScriptsUse() {
        assertThat(new String(new Signature(0b00_01_10_11, 1).spell(), StandardCharsets.US_ASCII))
                .isEqualTo(" ".repeat(29) + "\t\n\r" + " ".repeat(25) + "\t");
    }

    @Test
    void aValueWithoutASignatureHasNone() {
        assertThat(Signature.endOf(VALUE)).isNull();
        assertThat(Signature.endOf(bytes("1" + " ".repeat(Signature.LENGTH - 1))))
                .isNull();
        assertThat(Signature.endOf(bytes(""))).isNull();
        assertThat(Signature.strip(VALUE)).isSameAs(VALUE);
    }

    @Test
    void nothingIsAMiss() {
        assertThat(Signature.classify(null)).isEqualTo(Lookup.miss());
    }

    @Test
    void nullIsAnAbsentHitAlsoWithForeignWhitespaceBehindIt() {
        assertThat(Signature.classify(bytes("null"))).isEqualTo(Lookup.absent());
        assertThat(Signature.classify(bytes("null \n"))).isEqualTo(Lookup.absent());
    }

    @Test
    void nullUnderALeaseIsAMiss() {
        byte[] leased = new Signature(7, 8).appendTo(Signature.absentMarker());

        assertThat(Signature.classify(leased)).isEqualTo(Lookup.miss());
    }

    @Test
    void aValueUnderALeaseIsAHitWithoutIt() {
        assertThat(hit(new Signature(-1, Signature.MAX_DEADLINE).appendTo(VALUE)))
                .isEqualTo(VALUE);
    }

    @Test
    void aValueIsAHitAsItStands() {
        assertThat(hit(VALUE)).isSameAs(VALUE);
        assertThat(hit(bytes("nullable"))).isEqualTo(bytes("nullable"));
        assertThat(hit(bytes("nul"))).isEqualTo(bytes("nul"));
        assertThat(hit(bytes(""))).isEmpty();
    }

    @Test
    void anotherSignatureIsNotTheEndOfThisOne() {
        byte[] signed = new Signature(1, 2).appendTo(VALUE);

        assertThat(Signature.isEndOf(signed, new Signature(1, 2).spell())).isTrue();
        assertThat(Signature.isEndOf(signed, new Signature(1, 3).spell())).isFalse();
        assertThat(Signature.isEndOf(bytes("1"), new Signature(1, 2).spell())).isFalse();
    }

    private static byte[] hit(byte[] stored) {
        return ((Lookup.Hit) Signature.classify(stored)).value();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
