package org.metaspo.journal;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A look into a journal that another process may be writing. Changes nothing and holds nothing up. */
public final class Glance implements AutoCloseable {
    private final Path file;
    private final Connection connection;

    private Glance(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * A look into one.
     *
     * @throws JournalException there is none, or it cannot be read
     */
    public static Glance at(Path file) {
        try {
            return new Glance(file, DriverManager.getConnection("jdbc:sqlite:" + file + "?open_mode=1"));
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    private static JournalException unreadable(Path file, SQLException cause) {
        return new JournalException(file + ": cannot read the journal (" + cause.getMessage() + ").", cause);
    }

    /** A fact of the run. */
    public Optional<String> meta(String key) {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meta WHERE key = ?")) {
            select.setString(1, key);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /** How many answers are recorded. */
    public long answers() {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM answer")) {
            return found.next() ? found.getLong(1) : 0;
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /** What all recorded answers cost, exactly. */
    public BigDecimal usd() {
        BigDecimal sum = BigDecimal.ZERO;
        // Equal costs are summed by the database, exactly all the same: most answers of a run cost one of few amounts.
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT usd, count(*) FROM answer GROUP BY usd")) {
            while (found.next()) {
                sum = sum.add(new BigDecimal(found.getString(1)).multiply(BigDecimal.valueOf(found.getLong(2))));
            }
            return sum;
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }
}
