package org.metaspo.journal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Answer;
import org.metaspo.model.Message;
import org.metaspo.model.Message.Speaker;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/** The writer's statements, prepared once. Used by the writer's thread alone. */
final class Statements {
    private final Map<String, Long> texts = new HashMap<>();
    private final Connection connection;
    private final Map<Table, Insert> inserts = new EnumMap<>(Table.class);
    private final PreparedStatement attemptGone;
    private long lastText;
    private long lastAnswer;
    private long lastAttempt;

    Statements(Connection connection) throws SQLException {
        this.connection = connection;
        for (Table table : Table.values()) {
            inserts.put(table, new Insert(connection, table));
        }
        attemptGone = connection.prepareStatement("DELETE FROM attempt WHERE id = ?");
        try (Statement statement = connection.createStatement()) {
            try (ResultSet known = statement.executeQuery("SELECT id, content FROM text")) {
                while (known.next()) {
                    lastText = Math.max(lastText, known.getLong(1));
                    texts.put(known.getString(2), known.getLong(1));
                }
            }
            lastAnswer = maximum(statement, "answer");
            lastAttempt = maximum(statement, "attempt");
        }
        connection.commit();
    }

    /** Puts a row into a table; its values stand in the order of the columns. */
    void insert(Table table, @Nullable Object... values) throws SQLException {
        Objects.requireNonNull(inserts.get(table), "each table has one").row(values);
    }

    /** The number of a table's next row. */
    long next(Table table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return maximum(statement, table.key()) + 1;
        }
    }

    private static long maximum(Statement statement, String table) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT max(id) FROM " + table)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    long insertAnswer(Identity identity, Request request, Answer given, BigDecimal usd) throws SQLException {
        String system = message(request, Speaker.SYSTEM);
        String user = message(request, Speaker.USER);
        long row = ++lastAnswer;
        insert(
                Table.ANSWER,
                row,
                identity.bytes(),
                request.role().name(),
                textId(request.model() + " " + request.parameters()),
                system == null ? null : textId(system),
                user == null ? "" : user,
                request.sample(),
                given.outcome().name(),
                given.text(),
                given.usage().inputTokens(),
                given.usage().cachedInputTokens(),
                given.usage().cacheWriteTokens(),
                given.usage().outputTokens(),
                given.usage().reasoningTokens(),
                given.usage().tier().name(),
                usd.toPlainString());
        return row;
    }

    /** Our requests have at most one system and one user message. */
    @Nullable
    private static String message(Request request, Speaker speaker) {
        for (Message message : request.messages()) {
            if (message.speaker() == speaker) {
                return message.text();
            }
        }
        return null;
    }

    private long textId(String content) throws SQLException {
        Long known = texts.get(content);
        if (known != null) {
            return known;
        }
        long id = ++lastText;
        insert(Table.TEXT, id, content);
        texts.put(content, id);
        return id;
    }

    long insertAttempt(Role role, boolean settled, long tokens, BigDecimal usd) throws SQLException {
        long row = ++lastAttempt;
        insert(Table.ATTEMPT, row, role.name(), settled ? 1 : 0, tokens, usd.toPlainString());
        return row;
    }

    void deleteAttempt(long row) throws SQLException {
        attemptGone.setLong(1, row);
        attemptGone.executeUpdate();
    }
}
