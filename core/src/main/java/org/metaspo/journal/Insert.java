package org.metaspo.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts rows into one table, each with its seal. */
final class Insert {
    private final Table table;
    private final PreparedStatement statement;

    Insert(Connection connection, Table table) throws SQLException {
        this.table = table;
        this.statement = connection.prepareStatement(table.insert());
    }

    /** @param values in the order of the table's columns: Long, Integer, String, byte[] or null */
    void row(@Nullable Object... values) throws SQLException {
        row(Arrays.asList(values));
    }

    void row(List<? extends @Nullable Object> values) throws SQLException {
        int column = 1;
        for (Object value : values) {
            statement.setObject(column++, value);
        }
        statement.setLong(column, table.seal(values));
        statement.executeUpdate();
    }
}
