package dev.larder.examples.tour;

import dev.larder.examples.Application;
import dev.larder.examples.users.NewOrder;

/** The step about the outbox: an eviction is made although the process that owed it died. */
final class OutboxSteps {

    private final Application application;

    private final Guide guide;

    OutboxSteps(Application application, Guide guide) {
        this.application = application;
        this.guide = guide;
    }

    void take() {
        guide.step(
                "Evict although the process died",
                "A process that dies between its commit and the eviction leaves the old value. With the outbox the eviction\n"
                        + "is a row of the same transaction, and the relay of any process makes it.",
                "Larder.builder().outbox(JdbcOutbox.builder(dataSource, connection).build())");
        guide.call("users.recentOrders(3)", () -> application.users().recentOrders(3));
        guide.call(
                "an order, by a process that dies after the commit",
                () -> application
                        .database()
                        .commitUnheard(() -> application.users().order(3, new NewOrder(7, 1))));
        guide.call("users.recentOrders(3)", () -> application.users().recentOrders(3));
        guide.call("the relay, a moment later", this::awaitRelay);
        guide.call("users.recentOrders(3)", () -> application.users().recentOrders(3));
    }

    private void awaitRelay() {
        Patience.await(
                () -> !application.larder().client().exists("user:3:orders"),
                () -> "the relay has not evicted the orders of user 3");
    }
}
