package shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The service below the cache; it knows nothing of caching. */
final class JdbcUserService implements UserService {

    private final DataSource database;

    JdbcUserService(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<User> find(long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT name, email FROM users WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(new User(id, rows.getString(1), rows.getString(2))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void save(User user) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE users SET name = ?, email = ? WHERE id = ?")) {
            update.setString(1, user.name());
            update.setString(2, user.email());
            update.setLong(3, user.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
