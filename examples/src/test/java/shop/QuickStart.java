package shop;

import dev.larder.runtime.Larder;
import javax.sql.DataSource;

final class QuickStart {

    private QuickStart() {}

    static void run(DataSource dataSource) {
        try (Larder larder = Larder.connect()) { // REDIS_URL, or REDIS_HOST and REDIS_PORT
            UserService users = larder.cached(UserService.class, new JdbcUserService(dataSource));

            users.find(42); // miss: asks the database, stores JSON at user:42:profile
            users.find(42); // hit: one GET
        }
    }
}
