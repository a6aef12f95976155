package dev.larder.runtime.redisson.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which processes have to confirm, by looks at times that are written here. A link is quiet for 50, and the staleness is 30. */
class LinkedProcessesTest {

    private static final String SERVER = "server";

    private final LinkedProcesses processes = new LinkedProcesses(50, 30);

    @Test
    void nothingIsKnownWithoutALook() {
        assertThat(processes.now(SERVER, 1000)).isNull();
    }

    @Test
    void theProcessesOfTheLooksAreKnownOnceThereAreLooksForLongEnough() {
        look(0, 1L);
        look(40, 1L, 2L);
        assertThat(processes.now(SERVER, 79)).isNull();

        look(80, 1L);

        assertThat(processes.now(SERVER, 81)).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aProcessThatWasNotSeenLatelyCannotProveAnythingAnyMore() {
        look(0, 1L, 2L);
        look(40, 1L);
        look(80, 1L);
        look(120, 1L);

        assertThat(processes.now(SERVER, 121)).containsExactly(1L);
    }

    @Test
    void aGapBetweenLooksMayHideALinkThatWasMadeAndLost() {
        look(0, 1L);
        look(40, 1L);
        look(90, 1L);

        assertThat(processes.now(SERVER, 91)).isNull();
    }

    @Test
    void aLookThatIsAnsweredLateIsAGapAsWell() {
        look(0, 1L);
        look(40, 1L);
        processes.seen(SERVER, 80, 91, List.of(1L));

        assertThat(processes.now(SERVER, 92)).isNull();
    }

    @Test
    void theLastLookMustNotBeTooLongAgo() {
        look(0, 1L);
        look(40, 1L);
        look(80, 1L);

        assertThat(processes.now(SERVER, 130)).isNull();
    }

    @Test
    void anotherServerKnowsNothingOfTheLinksOfTheOneBefore() {
        look(0, 1L);
        look(40, 1L);
        look(80, 1L);

        assertThat(processes.now("another", 81)).isNull();
        processes.seen("another", 85, 86, List.of());
        assertThat(processes.now("another", 87)).isNull();
    }

    private void look(long time, Long... found) {
        processes.seen(SERVER, time, time + 1, List.of(found));
    }
}
