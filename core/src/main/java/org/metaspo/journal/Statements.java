package org.metaspo.journal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Answer;
import org.metaspo.model.Message;
import org.metaspo.model.Message.Speaker;
import org.metaspo.model.Request;
import org.metaspo.model.Role;

/** The writer's statements, prepared once. Used by the writer's thread alone. */
final class Statements {
    private final Map<String, Long> texts = new HashMap<>();
    private final PreparedStatement text;
    private final PreparedStatement answer;
    private final PreparedStatement reused;
    private final PreparedStatement attempt;
    private final PreparedStatement attemptGone;
    private final PreparedStatement stop;
    private final PreparedStatement supersede;
    private final PreparedStatement reading;
    private long lastText;
    private long lastAnswer;
    private long lastAttempt;

    Statements(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Schema.REUSED);
        }
        text = connection.prepareStatement("INSERT INTO text VALUES (?, ?)");
        answer = connection.prepareStatement(
                "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        reused = connection.prepareStatement("INSERT INTO reused VALUES (?)");
        attempt = connection.prepareStatement("INSERT INTO attempt VALUES (?, ?, ?, ?, ?)");
        attemptGone = connection.prepareStatement("DELETE FROM attempt WHERE id = ?");
        stop = connection.prepareStatement("INSERT INTO stop (blocks, place, kind, reason) VALUES (?, ?, ?, ?)");
        supersede = connection.prepareStatement("UPDATE stop SET superseded = 1");
        reading = connection.prepareStatement("INSERT OR IGNORE INTO test_reading (search_end) VALUES (?)");
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

    private static long maximum(Statement statement, String table) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT max(id) FROM " + table)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    long insertAnswer(Identity identity, Request request, Answer given, BigDecimal usd) throws SQLException {
        String system = message(request, Speaker.SYSTEM);
        String user = message(request, Speaker.USER);
        long row = ++lastAnswer;
        answer.setLong(1, row);
        answer.setBytes(2, identity.bytes());
        answer.setString(3, request.role().name());
        answer.setLong(4, textId(request.model() + " " + request.parameters()));
        if (system == null) {
            answer.setNull(5, Types.INTEGER);
        } else {
            answer.setLong(5, textId(system));
        }
        answer.setString(6, user == null ? "" : user);
        answer.setString(7, request.sample());
        answer.setString(8, given.outcome().name());
        answer.setString(9, given.text());
        answer.setLong(10, given.usage().inputTokens());
        answer.setLong(11, given.usage().cachedInputTokens());
        answer.setLong(12, given.usage().cacheWriteTokens());
        answer.setLong(13, given.usage().outputTokens());
        answer.setLong(14, given.usage().reasoningTokens());
        answer.setString(15, given.usage().tier().name());
        answer.setString(16, usd.toPlainString());
        answer.executeUpdate();
        return row;
    }

    void insertReused(long answerRow) throws SQLException {
        reused.setLong(1, answerRow);
        reused.executeUpdate();
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
        text.setLong(1, id);
        text.setString(2, content);
        text.executeUpdate();
        texts.put(content, id);
        return id;
    }

    long insertAttempt(Role role, boolean settled, long tokens, BigDecimal usd) throws SQLException {
        long row = ++lastAttempt;
        attempt.setLong(1, row);
        attempt.setString(2, role.name());
        attempt.setInt(3, settled ? 1 : 0);
        attempt.setLong(4, tokens);
        attempt.setString(5, usd.toPlainString());
        attempt.executeUpdate();
        return row;
    }

    void deleteAttempt(long row) throws SQLException {
        attemptGone.setLong(1, row);
        attemptGone.executeUpdate();
    }

    void insertStop(StopRecord record) throws SQLException {
        stop.setInt(1, record.blocks());
        stop.setString(2, record.place());
        stop.setString(3, record.kind());
        stop.setString(4, record.reason());
        stop.executeUpdate();
    }

    void supersedeStops() throws SQLException {
        supersede.executeUpdate();
    }

    void insertTestReading(String searchEnd) throws SQLException {
        reading.setString(1, searchEnd);
        reading.executeUpdate();
    }
}
