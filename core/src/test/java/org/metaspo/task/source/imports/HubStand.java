package org.metaspo.task.source.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.event.Event;
import org.metaspo.task.source.fetch.Cache;
import org.metaspo.task.source.fetch.DataHosts;
import org.metaspo.task.source.rows.RowFile;
import org.metaspo.testbed.Hub;

/** A hub on the loopback address with an importer that knows no other place. */
final class HubStand implements AutoCloseable {
    final Hub hub;
    final Importer importer;
    final List<Duration> waits = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    private final DataHosts hosts;

    HubStand(Path cache) throws IOException {
        this(Hub.start(), cache);
    }

    private HubStand(Hub hub, Path cache) {
        this.hub = hub;
        Map<String, @Nullable String> environment = new HashMap<>();
        environment.put("METASPO_MIRROR", hub.url());
        hosts = new DataHosts(environment::get, new Cache(cache), waits::add, events::add);
        importer = new Importer(hosts, events::add, LocalDate.of(2026, 11, 25), "1.2.3");
    }

    /** Bytes of a fixture beside the tests of rows. */
    static byte[] fixture(String name) {
        try (var in = Objects.requireNonNull(RowFile.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hosts.close();
        hub.close();
    }
}
