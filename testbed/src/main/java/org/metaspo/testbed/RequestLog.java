package org.metaspo.testbed;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was asked of the chat routes. An entry is there before the client has its answer, so a test may read the log as
 * soon as its call returns.
 */
public final class RequestLog {
    private final Keep keep;
    private final @Nullable BufferedWriter file;
    private final ReentrantLock fileLock = new ReentrantLock();
    private final long start = System.nanoTime();
    private final AtomicLong arrivals = new AtomicLong();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> byModel = new ConcurrentHashMap<>();
    private final Queue<LogEntry> entries = new ConcurrentLinkedQueue<>();
    private final Gauge inFlight = new Gauge();
    private final Gauge inService = new Gauge();

    RequestLog(Settings settings) throws IOException {
        keep = settings.keep();
        file = settings.logFile() == null ? null : open(settings.logFile());
    }

    private static BufferedWriter open(Path file) throws IOException {
        return Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The requests answered so far, in the order of their arrival; empty under {@link Keep#TOTALS}. */
    public List<LogEntry> entries() {
        return entries.stream()
                .sorted(Comparator.comparingLong(LogEntry::ordinal))
                .toList();
    }

    /** How many requests arrived. */
    public long count() {
        return arrivals.get();
    }

    /** How many different bodies arrived. */
    public int distinctBodies() {
        return attempts.size();
    }

    /** SHA-256 of each body to the number of times it arrived. */
    public Map<String, Integer> timesAsked() {
        return Map.copyOf(attempts);
    }

    /** Model to the number of requests answered for it. */
    public Map<String, Long> byModel() {
        Map<String, Long> counts = new TreeMap<>();
        byModel.forEach((model, count) -> counts.put(model, count.sum()));
        return counts;
    }

    /** The most requests that had arrived and were not yet answered, at any time. */
    public int maxInFlight() {
        return inFlight.most();
    }

    /** The most requests that were in service at once; never above the capacity. */
    public int maxInService() {
        return inService.most();
    }

    Gauge inService() {
        return inService;
    }

    Arrival arrived(byte[] body) {
        inFlight.enter();
        String digest = Draw.sha256(body);
        int attempt = attempts.merge(digest, 1, Integer::sum);
        String text = new String(body, StandardCharsets.UTF_8);
        return new Arrival(text, digest, arrivals.incrementAndGet(), attempt, System.nanoTime() - start);
    }

    void ended(Arrival arrival, String route, String model, int status, boolean key) throws IOException {
        byModel.computeIfAbsent(model, name -> new LongAdder()).increment();
        if (keep != Keep.TOTALS || file != null) {
            LogEntry entry = new LogEntry(
                    arrival.ordinal(),
                    route,
                    model,
                    arrival.digest(),
                    arrival.attempt(),
                    status,
                    key,
                    arrival.nanos(),
                    System.nanoTime() - start,
                    keep == Keep.BODIES ? arrival.body() : null);
            if (keep != Keep.TOTALS) {
                entries.add(entry);
            }
            append(entry);
        }
        inFlight.leave();
    }

    private void append(LogEntry entry) throws IOException {
        if (file == null) {
            return;
        }
        String line = JsonMapper.shared().writeValueAsString(entry);
        fileLock.lock();
        try {
            file.write(line);
            file.newLine();
            // A reader in another process must find what was answered even after this one is killed.
            file.flush();
        } finally {
            fileLock.unlock();
        }
    }

    void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
