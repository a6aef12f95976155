package dev.larder.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

    private static Command parse(String... arguments) throws Command.UsageException {
        return Command.parse(List.of(arguments));
    }

    @Test
    void noArgumentsMeanTheTour() throws Exception {
        assertThat(parse()).isEqualTo(new Command.Tour());
    }

    @Test
    void serveListensOnPort8080UnlessToldOtherwise() throws Exception {
        assertThat(parse("serve")).isEqualTo(new Command.Serve(8080));
        assertThat(parse("serve", "--port", "9000")).isEqualTo(new Command.Serve(9000));
        assertThat(parse("serve", "--port", "0")).isEqualTo(new Command.Serve(0));
    }

    @Test
    void aCheckLooksAtAllKeysUnlessToldOtherwise() throws Exception {
        assertThat(parse("check")).isEqualTo(new Command.Check("*"));
        assertThat(parse("check", "user:*")).isEqualTo(new Command.Check("user:*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sell                   | There is no command "sell"
            check a b              | "b" is one argument too many
            tour now               | "now" is one argument too many
            serve --prot 1         | There is no option "--prot"
            serve --port           | --port needs one number from 0 to 65535
            serve --port x         | --port needs one number from 0 to 65535
            serve --port 65536     | --port needs one number from 0 to 65535
            serve --port 1 2       | --port needs one number from 0 to 65535
            """)
    void whatIsNotACommandIsNamed(String line, String message) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOf(Command.UsageException.class)
                .hasMessage(message);
    }
}
