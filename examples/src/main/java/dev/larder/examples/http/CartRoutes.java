package dev.larder.examples.http;

import dev.larder.examples.carts.Cart;
import dev.larder.examples.carts.Carts;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** {@code /carts/{visitor}}. */
final class CartRoutes {

    private final Carts carts;

    CartRoutes(Carts carts) {
        this.carts = carts;
    }

    void addTo(Javalin app) {
        app.get("/carts/{visitor}", request -> request.json(carts.of(request.pathParam("visitor"))));
        app.post("/carts/{visitor}", this::add);
        app.delete("/carts/{visitor}", this::clear);
    }

    private void add(Context request) {
        Cart.Line line = request.bodyValidator(Cart.Line.class)
                .check(it -> it.quantity() > 0, "quantity must be at least 1")
                .get();
        request.json(carts.add(request.pathParam("visitor"), line.productId(), line.quantity()));
    }

    private void clear(Context request) {
        carts.clear(request.pathParam("visitor"));
        request.status(HttpStatus.NO_CONTENT);
    }
}
