package org.metaspo.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;

/**
 * Shows what a run does: on a terminal one line that is redrawn, elsewhere a line every ten seconds and at each decision.
 */
final class Progress implements Listener, AutoCloseable {
    private static final Duration REDRAWN = Duration.ofMillis(200);
    private static final Duration REPEATED = Duration.ofSeconds(10);
    private static final long MEGABYTE = 1_000_000;

    private final Console console;
    private final String directory;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    private @Nullable ScheduledFuture<?> ticks;
    private boolean headed;
    private boolean hasRun;
    private boolean drawn;
    private long planned;
    private long done;
    private long sent;
    private long failures;
    private long firstSent;
    private BigDecimal usd = BigDecimal.ZERO;
    private String stage = "";
    private int stageSize;
    private int stageDone;
    private @Nullable Double best;
    private Event.@Nullable Working working;

    /** @param directory of the run: its path is the first line on standard error */
    Progress(Console console, String directory) {
        this.console = console;
        this.directory = directory;
        boolean redraws = console.err().terminal() && !console.quiet();
        Duration every = redraws ? REDRAWN : REPEATED;
        if (!console.quiet()) {
            ticks = clock.scheduleAtFixedRate(this::tick, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void on(Event event) {
        head();
        switch (event) {
            case Event.RunStarted started -> {
                working = null;
                hasRun = true;
            }
            case Event.SearchPlanned plan ->
                planned = plan.evaluations() + plan.optimizerCalls() + plan.tests() + plan.judgeCalls();
            case Event.BlockStarted block -> {
                stage = block.place() + " (" + block.stage() + ")";
                stageSize = block.calls();
                stageDone = 0;
            }
            case Event.CallEnded call -> {
                done++;
                stageDone++;
                if (!call.recorded()) {
                    firstSent = sent == 0 ? System.nanoTime() : firstSent;
                    sent++;
                }
            }
            case Event.AttemptFailed failed -> failures++;
            case Event.Spent spent -> usd = spent.usd();
            case Event.ProposalRejected rejected ->
                say("proposal " + rejected.place() + " rejected: " + rejected.reason());
            case Event.CandidateScored scored -> scored(scored);
            case Event.Working step -> working = step;
            case Event.Remark remark -> say(remark.text());
            case Event.Notice notice -> warn(notice.text());
            case Event.RunEnded ended -> {}
        }
    }

    private void scored(Event.CandidateScored scored) {
        boolean better = scored.kept() && scored.kind().equals("system");
        if (better) {
            best = scored.score();
            say(String.format(
                    Locale.ROOT,
                    "%s: system prompt with %.1f %%, selection score (optimistic)",
                    scored.place(),
                    100 * scored.score()));
        }
    }

    private void head() {
        if (!headed) {
            headed = true;
            console.warn(directory);
        }
    }

    /** A line about what goes on. */
    synchronized void say(String line) {
        erase();
        console.say(line);
    }

    /** A line that is shown in any case. */
    synchronized void warn(String line) {
        erase();
        console.warn(line);
    }

    /** Shows the line of now; by the clock, and in tests by hand. */
    synchronized void tick() {
        String line = line();
        if (line.isEmpty()) {
            return;
        }
        head();
        if (console.err().terminal()) {
            console.err().draw(line);
            drawn = true;
        } else {
            console.say(line);
        }
    }

    private String line() {
        Event.Working step = working;
        if (step != null) {
            String total = step.total() > 0 ? " of " + step.total() / MEGABYTE : "";
            return step.total() == 0 && step.done() == 0
                    ? step.step()
                    : step.step() + ": " + step.done() / MEGABYTE + total + " MB";
        }
        if (stage.isEmpty()) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        line.append(stage).append(' ').append(stageDone).append('/').append(stageSize);
        if (planned > 0) {
            line.append(" | ").append(done).append('/').append(planned).append(" in all");
        }
        double rate = rate();
        if (rate > 0) {
            line.append(String.format(Locale.ROOT, " | %.1f calls/s", rate));
            line.append(" | ")
                    .append(duration((long) ((planned - done) / rate)))
                    .append(" left");
        }
        if (failures > 0) {
            line.append(" | ").append(failures).append(" failed attempts");
        }
        if (usd.signum() > 0) {
            line.append(" | ")
                    .append(usd.setScale(4, RoundingMode.HALF_UP).toPlainString())
                    .append(" USD");
        }
        if (best != null) {
            line.append(String.format(Locale.ROOT, " | best %.1f %%", 100 * best));
        }
        return line.toString();
    }

    private double rate() {
        double seconds = (System.nanoTime() - firstSent) / 1e9;
        return sent < 2 || seconds <= 0 ? 0 : sent / seconds;
    }

    static String duration(long seconds) {
        long whole = Math.max(0, seconds);
        if (whole < 100) {
            return whole + " s";
        }
        return whole < 6000 ? (whole + 30) / 60 + " min" : String.format(Locale.ROOT, "%.1f h", whole / 3600.0);
    }

    /** Calls that went out so far and came back. */
    synchronized long sent() {
        return sent;
    }

    /** Whether a run has begun: from then on there is something to end in order. */
    synchronized boolean hasRun() {
        return hasRun;
    }

    private void erase() {
        if (drawn) {
            console.err().erase();
            drawn = false;
        }
    }

    @Override
    public void close() {
        if (ticks != null) {
            ticks.cancel(false);
        }
        clock.shutdown();
        synchronized (this) {
            erase();
        }
    }
}
