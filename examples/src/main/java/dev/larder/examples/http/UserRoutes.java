package dev.larder.examples.http;

import dev.larder.examples.users.NewOrder;
import dev.larder.examples.users.NewUser;
import dev.larder.examples.users.User;
import dev.larder.examples.users.UserService;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.NoSuchElementException;

/** {@code /users}. */
final class UserRoutes {

    private final UserService users;

    UserRoutes(UserService users) {
        this.users = users;
    }

    void addTo(Javalin app) {
        app.get("/users/{id}", this::find);
        app.post("/users", this::register);
        app.put("/users/{id}", this::save);
        app.delete("/users/{id}", this::remove);
        app.get("/users/{id}/orders", this::recentOrders);
        app.post("/users/{id}/orders", this::order);
    }

    private void find(Context request) {
        request.json(existing(id(request)));
    }

    private void register(Context request) {
        request.status(HttpStatus.CREATED).json(users.register(profile(request)));
    }

    /** Changes name and e-mail address; the rest stays as it is. */
    private void save(Context request) {
        NewUser changes = profile(request);
        User user = existing(id(request));
        request.json(users.save(new User(user.id(), changes.name(), changes.email(), user.since())));
    }

    private void remove(Context request) {
        users.remove(id(request));
        request.status(HttpStatus.NO_CONTENT);
    }

    private void recentOrders(Context request) {
        request.json(users.recentOrders(id(request)));
    }

    private void order(Context request) {
        NewOrder order = request.bodyValidator(NewOrder.class)
                .check(it -> it.quantity() > 0, "quantity must be at least 1")
                .get();
        request.status(HttpStatus.CREATED).json(users.order(id(request), order));
    }

    private User existing(long id) {
        return users.find(id).orElseThrow(() -> new NoSuchElementException("There is no customer " + id));
    }

    private static NewUser profile(Context request) {
        return request.bodyValidator(NewUser.class)
                .check(it -> Text.isPresent(it.name()), "name must not be empty")
                .check(it -> Text.isPresent(it.email()), "email must not be empty")
                .get();
    }

    private static long id(Context request) {
        return request.pathParamAsClass("id", Long.class).get();
    }
}
