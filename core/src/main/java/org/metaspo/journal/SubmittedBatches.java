package org.metaspo.journal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Role;

/**
 * The batches of a run that have not ended: noted before they are handed in, named as soon as the provider names them.
 * Each item is an attempt at its worst case until its answer is recorded, so that caps hold after a kill, too.
 */
public final class SubmittedBatches {
    private final Connection writing;
    private final GroupCommit commits;
    private final Statements statements;
    private final Journal journal;

    SubmittedBatches(Connection writing, GroupCommit commits, Statements statements, Journal journal) {
        this.writing = writing;
        this.commits = commits;
        this.statements = statements;
        this.journal = journal;
    }

    /**
     * One batch.
     *
     * @param number of the batch in the journal
     * @param marker by which the provider's name of it can be found
     * @param since when it was about to be handed in
     * @param name the provider's; null where it is not known whether the provider has it
     * @param items the attempts of its calls
     * @param worst what all of them hold
     */
    public record Open(
            long number,
            String marker,
            Instant since,
            @Nullable String name,
            Map<Identity, Long> items,
            Spending worst) {
        public Open {
            items = Map.copyOf(items);
        }

        Open named(String newName) {
            return new Open(number, marker, since, newName, items, worst);
        }
    }

    /**
     * Notes a batch that is about to be handed in.
     *
     * @param worst what each call may use
     */
    public Open plan(Role role, String marker, Instant since, Map<Identity, Spending> worst) {
        Map<Identity, Long> items = new LinkedHashMap<>();
        long[] number = new long[1];
        commits.write(() -> {
            number[0] = statements.next(Table.BATCH);
            statements.insert(Table.BATCH, number[0], marker, role.name(), since.toString(), null);
            for (Map.Entry<Identity, Spending> call : worst.entrySet()) {
                long attempt = statements.insertAttempt(
                        role, false, call.getValue().tokens(), call.getValue().usd());
                items.put(call.getKey(), attempt);
                statements.insert(Table.BATCH_ITEM, number[0], call.getKey().bytes(), attempt);
            }
        });
        Spending all = worst.values().stream().reduce(Spending.NONE, Spending::plus);
        return new Open(number[0], marker, since, null, items, all);
    }

    /** Notes the provider's name of a batch. */
    public Open named(Open batch, Role role, String name) {
        commits.write(() -> {
            delete("batch WHERE id", batch);
            statements.insert(
                    Table.BATCH,
                    batch.number(),
                    batch.marker(),
                    role.name(),
                    batch.since().toString(),
                    name);
        });
        return batch.named(name);
    }

    /**
     * Notes that nothing more will come of a batch.
     *
     * @param unanswered the attempts that brought no answer; providers do not bill them
     */
    public void ended(Open batch, Role role, Collection<Long> unanswered) {
        commits.write(() -> {
            for (long attempt : unanswered) {
                statements.deleteAttempt(attempt);
                statements.insertAttempt(role, true, 0, BigDecimal.ZERO);
                statements.insert(Table.FAULT, statements.next(Table.FAULT), role.name(), "no answer in a batch");
            }
            remove(batch);
        });
    }

    /** Notes that a batch was never handed in. */
    public void withdrawn(Open batch) {
        commits.write(() -> {
            for (long attempt : batch.items().values()) {
                statements.deleteAttempt(attempt);
            }
            remove(batch);
        });
    }

    private void remove(Open batch) throws SQLException {
        delete("batch_item WHERE batch", batch);
        delete("batch WHERE id", batch);
    }

    private void delete(String what, Open batch) throws SQLException {
        try (PreparedStatement gone = writing.prepareStatement("DELETE FROM " + what + " = ?")) {
            gone.setLong(1, batch.number());
            gone.executeUpdate();
        }
    }

    /** The batches of a role that have not ended, in the order in which they were noted. */
    public List<Open> open(Role role) {
        Map<Long, Map<Identity, Long>> items = new LinkedHashMap<>();
        Map<Long, Spending> worst = new LinkedHashMap<>();
        journal.query(
                "SELECT i.batch, i.identity, i.attempt, a.tokens, a.usd FROM batch_item i"
                        + " LEFT JOIN attempt a ON a.id = i.attempt",
                result -> {
                    while (result.next()) {
                        long batch = result.getLong(1);
                        items.computeIfAbsent(batch, number -> new LinkedHashMap<>())
                                .put(Identity.of(result.getBytes(2)), result.getLong(3));
                        String usd = result.getString(5); // null where the answer is recorded already
                        if (usd != null) {
                            worst.merge(batch, new Spending(1, result.getLong(4), new BigDecimal(usd)), Spending::plus);
                        }
                    }
                    return true;
                });
        return journal.query(
                "SELECT id, marker, since, name FROM batch WHERE role = '" + role.name() + "' ORDER BY id", result -> {
                    List<Open> open = new ArrayList<>();
                    while (result.next()) {
                        long number = result.getLong(1);
                        open.add(new Open(
                                number,
                                result.getString(2),
                                Instant.parse(result.getString(3)),
                                result.getString(4),
                                items.getOrDefault(number, Map.of()),
                                worst.getOrDefault(number, Spending.NONE)));
                    }
                    return open;
                });
    }
}
