package dev.larder.runtime.redisson.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.runtime.internal.lease.Signature;
import dev.larder.runtime.redisson.Loads;
import dev.larder.runtime.spi.LeaseRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseReplyTest {

    @Test
    void theReplyOfTheShortcutIsALease() {
        LeaseRequest request = Loads.request("user:42:profile");
        byte[] signature = new Signature(request.loadId(), 1_700_000_000_000_000L).spell();

        assertThat(Loads.own(LeaseReply.acquisition(request, List.of(signature), 0))
                        .signature())
                .isEqualTo(signature);
    }
}
